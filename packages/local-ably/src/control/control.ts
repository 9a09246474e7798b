import { sendDiscontinuity } from "../channel/deliver.ts";
import type { Connection } from "../connection/connection.ts";
import { forgetConnection } from "../connection/lifecycle.ts";
import { expireToken } from "../connection/token-watch.ts";
import { AblyError } from "../protocol/ably-error.ts";
import type { ServerContext } from "../server/context.ts";

/** What a test or a demo may do to the server and ask of it. */
export interface Control {
  listConnections(): {
    id: string;
    clientId: string | undefined;
    isOnline: boolean;
    channels: string[];
  }[];
  listChannels(): {
    app: string;
    name: string;
    attachments: number;
    members: number;
    messages: number;
  }[];
  /** Presence members of a channel, in all apps. */
  listMembers(channel: string): { clientId: string; connectionId: string; data: unknown }[];
  /** Cuts the socket of a connection as a lost network would. */
  dropSocket(connectionId: string): void;
  /** Sends DISCONNECTED 80003 and closes; the connection can resume. */
  disconnect(connectionId: string): void;
  /** Behaves as if the connection's token had just expired. */
  expireToken(connectionId: string): void;
  /** Tells everybody attached to a channel that continuity was lost (80020). Returns how many. */
  sendDiscontinuity(channel: string): number;
  /** As a crash and a new start: every socket is cut, connections, channels and messages are forgotten. */
  restart(): void;
  /** Resolves when no frame and no request has passed for `quietMs`; false after `timeoutMs`. */
  waitForIdle(options?: { quietMs?: number; timeoutMs?: number }): Promise<boolean>;
}

interface ControlDeps {
  context: ServerContext;
  /** Ms of the last frame or request, by `performance.now()`. */
  lastActivityAt: () => number;
  newClock: () => ServerContext["clock"];
}

/** Builds the controls of a running server. */
export function createControl({ context, lastActivityAt, newClock }: ControlDeps): Control {
  const find = (id: string): Connection => {
    for (const app of context.apps.apps.values()) {
      const connection = context.connections.of(app).get(id);
      if (connection) return connection;
    }
    throw new AblyError(40400, "no such connection", 404);
  };
  return {
    listConnections: () =>
      [...apps(context)].flatMap((app) =>
        [...context.connections.of(app).values()].map(describeConnection),
      ),
    listChannels: () =>
      [...apps(context)].flatMap((app) =>
        [...app.channels.values()].map((channel) => ({
          app: app.id,
          name: channel.name,
          attachments: channel.subscribers.size,
          members: channel.members.size,
          messages: channel.log.length,
        })),
      ),
    listMembers: (name) =>
      channelsNamed(context, name).flatMap((channel) =>
        [...channel.members.values()].map(({ clientId = "", connectionId = "", data }) => ({
          clientId,
          connectionId,
          data,
        })),
      ),
    dropSocket: (id) => find(id).transport?.terminate(),
    disconnect: (id) =>
      find(id).transport?.disconnect(new AblyError(80003, "disconnected on request", 503).body),
    expireToken: (id) => expireToken(context, find(id)),
    sendDiscontinuity: (name) => {
      const told = channelsNamed(context, name).flatMap((channel) =>
        [...channel.subscribers].map((subscriber) => ({ channel, subscriber })),
      );
      for (const { channel, subscriber } of told)
        sendDiscontinuity(channel, subscriber, 80020, "continuity lost on request");
      return told.length;
    },
    restart: () => restart(context, newClock),
    waitForIdle: ({ quietMs = 50, timeoutMs = 10_000 } = {}) =>
      waitForIdle(lastActivityAt, quietMs, timeoutMs),
  };
}

function restart(context: ServerContext, newClock: ControlDeps["newClock"]): void {
  const sockets = [...apps(context)].flatMap((app) =>
    [...context.connections.of(app).values()].map(({ transport }) => transport),
  );
  for (const app of apps(context)) {
    for (const connection of context.connections.of(app).values())
      forgetConnection(context, connection);
    app.channels.clear();
  }
  context.clock = newClock();
  for (const transport of sockets) transport?.terminate();
  context.log("server.restarted");
}

async function waitForIdle(
  lastActivityAt: () => number,
  quietMs: number,
  timeoutMs: number,
): Promise<boolean> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const quietFor = performance.now() - lastActivityAt();
    if (quietFor >= quietMs) return true;
    if (performance.now() >= deadline) return false;
    await new Promise((resolve) => setTimeout(resolve, Math.max(1, quietMs - quietFor)));
  }
}

function describeConnection({
  id,
  identity,
  transport,
}: Connection): ReturnType<Control["listConnections"]>[number] {
  const channels = [...(transport?.attachments.keys() ?? [])];
  return { id, clientId: identity.clientId, isOnline: transport !== undefined, channels };
}

function apps(context: ServerContext) {
  return context.apps.apps.values();
}

function channelsNamed(context: ServerContext, name: string) {
  return [...apps(context)].flatMap((app) => app.channels.get(name) ?? []);
}
