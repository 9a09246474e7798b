import type { Connection } from "../connection/connection.ts";
import { AblyError } from "../protocol/ably-error.ts";

const GAP_MS = 1;
/** The process has a second to end; the closing handshakes need some of it. */
const SPREAD_MS = 400;

/**
 * Sends DISCONNECTED 80003 to one connection after the other, so that they do not all come back in the same
 * instant. Resolves when all were told.
 */
export async function sayGoodbye(connections: readonly Connection[]): Promise<void> {
  const gapMs = Math.min(GAP_MS, SPREAD_MS / connections.length);
  const error = new AblyError(80003, "the server is restarting", 503).body;
  await Promise.all(
    connections.map(async (connection, index) => {
      await new Promise((resolve) => setTimeout(resolve, index * gapMs));
      connection.transport?.disconnect(error);
    }),
  );
}
