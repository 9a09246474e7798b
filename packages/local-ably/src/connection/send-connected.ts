import type { ErrorBody } from "../protocol/ably-error.ts";
import { Action } from "../protocol/actions.ts";
import type { ServerContext } from "../server/context.ts";
import type { Transport } from "./transport.ts";

/** Largest WebSocket frame taken from a client, in bytes. */
export const MAX_FRAME_BYTES = 524_288;

/** Sends CONNECTED with the current details: first frame of a transport, and the answer to AUTH. */
export function sendConnected(
  context: ServerContext,
  transport: Transport,
  error: ErrorBody | undefined,
): void {
  const { connection } = transport;
  const { clientId, app } = connection.identity;
  transport.send({
    action: Action.connected,
    connectionId: connection.id,
    connectionDetails: {
      clientId,
      connectionKey: connection.key,
      maxMessageSize: app.limits.maxMessageBytes,
      maxFrameSize: MAX_FRAME_BYTES,
      maxInboundRate: Number.isFinite(app.limits.connectionInboundPerSecond)
        ? app.limits.connectionInboundPerSecond
        : undefined,
      connectionStateTtl: app.limits.connectionStateTtlMs,
      maxIdleInterval: transport.options.maxIdleIntervalMs,
      serverId: context.serverId,
    },
    error,
  });
}
