import { authenticate, type Identity } from "../auth/identity.ts";
import { AblyError, isTokenError, toAblyError } from "../protocol/ably-error.ts";
import { Action, Flag } from "../protocol/actions.ts";
import type { Frame } from "../protocol/frame.ts";
import { allowedModes } from "../protocol/modes.ts";
import type { ServerContext } from "../server/context.ts";
import { type Attachment, dropAttachment } from "./attachment.ts";
import type { Connection } from "./connection.ts";
import { forgetConnection } from "./lifecycle.ts";
import { sendConnected } from "./send-connected.ts";
import { watchToken } from "./token-watch.ts";
import type { Transport } from "./transport.ts";

/**
 * Adopts a new token on a live connection (AUTH). A token problem disconnects, so that the client fetches
 * another one; a foreign identity is fatal. Attachments follow the new capability.
 */
export function reauthenticate(context: ServerContext, transport: Transport, frame: Frame): void {
  const { connection } = transport;
  try {
    connection.identity = newIdentity(context, connection, frame);
  } catch (thrown) {
    refuseToken(context, transport, toAblyError(thrown));
    return;
  }
  watchToken(context, connection);
  sendConnected(context, transport, undefined);
  for (const attachment of [...transport.attachments.values()])
    reviewAttachment(transport, attachment);
}

function refuseToken(context: ServerContext, transport: Transport, error: AblyError): void {
  if (isTokenError(error.code)) {
    transport.disconnect(error.body);
    return;
  }
  transport.send({ action: Action.error, error: error.body });
  forgetConnection(context, transport.connection);
  transport.socket.close();
}

function newIdentity(context: ServerContext, connection: Connection, frame: Frame): Identity {
  const { identity } = connection;
  const token = frame.auth?.accessToken;
  const next = authenticate(context.apps, token ? { token } : {}, context.now());
  if (next.app !== identity.app) throw new AblyError(40102, "the token is for another app", 401);
  const isConcrete = identity.clientId !== undefined && identity.clientId !== "*";
  if (!isConcrete || next.clientId === identity.clientId) return next;
  // A wildcard or, for a key, an anonymous token leaves the id the client asserted when it connected.
  if (next.clientId === "*") return { ...next, clientId: identity.clientId };
  throw new AblyError(40102, "the clientId of the token is not the one of the connection", 401);
}

function reviewAttachment(transport: Transport, attachment: Attachment): void {
  const { channel, fullName } = attachment;
  const { identity } = transport.connection;
  const modes = attachment.requestedModes & allowedModes(identity.capability, channel.name);
  if (modes === attachment.modes) return;
  attachment.modes = modes;
  if (modes !== 0) {
    transport.send({
      action: Action.attached,
      channel: fullName,
      channelSerial: channel.head,
      flags: modes | Flag.resumed,
    });
    return;
  }
  dropAttachment(transport, attachment);
  const error = new AblyError(40160, "the new token does not permit this channel").body;
  transport.send({ action: Action.error, channel: fullName, error });
}
