import type { Identity } from "../auth/identity.ts";
import { leaveAllChannels } from "../presence/presence-set.ts";
import type { ServerContext } from "../server/context.ts";
import { dropAttachment } from "./attachment.ts";
import type { Connection } from "./connection.ts";
import type { Link } from "./link.ts";
import { watchToken } from "./token-watch.ts";
import type { Transport } from "./transport.ts";

/** Makes a socket the one transport of a connection; an older one may still look alive and is cut. */
export function bindTransport(
  context: ServerContext,
  connection: Connection,
  transport: Transport,
  identity: Identity,
): void {
  const previous = connection.transport;
  connection.clearTimers();
  connection.renewKey();
  connection.identity = identity;
  connection.transport = transport;
  context.connections.of(identity.app).set(connection.id, connection);
  if (previous) {
    dropAttachments(context, previous);
    previous.terminate();
  }
  watchToken(context, connection);
  context.log("connection.opened", { connectionId: connection.id });
}

/** A socket is gone: its attachments end at once, the connection can be resumed for a while. */
export function releaseTransport(context: ServerContext, transport: Transport): void {
  dropAttachments(context, transport);
  const { connection } = transport;
  if (connection.transport !== transport) return;
  connection.transport = undefined;
  connection.clearTimers();
  const { app } = connection.identity;
  if (context.connections.of(app).get(connection.id) !== connection) return;
  connection.presenceTimer = setTimeout(
    () => leaveAllChannels(connection, context.now()),
    connection.remainPresentForMs,
  ).unref();
  connection.expiryTimer = setTimeout(
    () => forgetConnection(context, connection),
    app.limits.connectionStateTtlMs,
  ).unref();
  context.log("connection.dropped", { connectionId: connection.id });
}

/** Ends a connection for good: nothing to resume, and nobody present. */
export function forgetConnection(context: ServerContext, connection: Connection): void {
  connection.clearTimers();
  context.connections.of(connection.identity.app).delete(connection.id);
  if (connection.transport) dropAttachments(context, connection.transport);
  leaveAllChannels(connection, context.now());
}

function dropAttachments(context: ServerContext, transport: Link): void {
  for (const attachment of transport.attachments.values()) {
    attachment.channel.touch(context.now());
    dropAttachment(transport, attachment);
  }
}
