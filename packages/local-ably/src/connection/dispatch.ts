import { handlePresence } from "../presence/handle-presence.ts";
import { sendSync } from "../presence/sync.ts";
import { AblyError, toAblyError } from "../protocol/ably-error.ts";
import { Action } from "../protocol/actions.ts";
import { decodeFrame } from "../protocol/codec.ts";
import type { Frame } from "../protocol/frame.ts";
import { Mode } from "../protocol/modes.ts";
import type { ServerContext } from "../server/context.ts";
import { attach } from "./attach.ts";
import { detach } from "./detach.ts";
import { handlePublish } from "./handle-publish.ts";
import { forgetConnection } from "./lifecycle.ts";
import { reauthenticate } from "./reauthenticate.ts";
import type { Transport } from "./transport.ts";

const PING_MS = 2;

/** Handles one frame from a client; whatever goes wrong is told to that client and nobody else. */
export function dispatch(context: ServerContext, transport: Transport, raw: Buffer): void {
  context.noteActivity();
  transport.noteAlive();
  // A socket that was replaced by a resume has nothing more to say.
  if (transport.connection.transport !== transport) return;
  try {
    handle(context, transport, decodeFrame(raw, transport.options.format));
  } catch (thrown) {
    const error = asAblyError(context, transport, thrown);
    transport.send({ action: Action.error, error: error.body });
    forgetConnection(context, transport.connection);
    transport.socket.close();
  }
}

type Handler = (context: ServerContext, transport: Transport, frame: Frame) => void;

const HANDLERS: Readonly<Record<number, Handler>> = {
  [Action.heartbeat]: (_, transport, frame) => answerPing(transport, frame),
  [Action.attach]: (context, transport, frame) =>
    onChannel(context, transport, frame, () => attach(context, transport, frame)),
  [Action.detach]: detach,
  [Action.message]: (context, transport, frame) =>
    answered(context, transport, frame, () => handlePublish(context, transport, frame)),
  [Action.presence]: (context, transport, frame) =>
    answered(context, transport, frame, () => {
      handlePresence(transport, frame, context.now());
      return undefined;
    }),
  [Action.sync]: (context, transport, frame) =>
    onChannel(context, transport, frame, () => resync(transport, frame)),
  [Action.auth]: reauthenticate,
  [Action.close]: closeForGood,
  [Action.disconnect]: (_, transport) => transport.socket.close(),
};

function handle(context: ServerContext, transport: Transport, frame: Frame): void {
  const handler = HANDLERS[frame.action] ?? refuse;
  handler(context, transport, frame);
}

function closeForGood(context: ServerContext, transport: Transport): void {
  transport.send({ action: Action.closed });
  forgetConnection(context, transport.connection);
  transport.socket.close();
}

// The SDK measures in whole milliseconds and its users take a ping of 0 for none.
function answerPing(transport: Transport, { id }: Frame): void {
  setTimeout(() => transport.send({ action: Action.heartbeat, id }), PING_MS);
}

// Anything with a msgSerial is answered exactly once, in order, and a repetition gets the first answer again.
function answered(
  context: ServerContext,
  transport: Transport,
  frame: Frame,
  work: () => { serials: string[]; deliver: () => void } | undefined,
): void {
  const { connection } = transport;
  const msgSerial = frame.msgSerial ?? 0;
  const earlier = connection.findReply(msgSerial);
  if (earlier) {
    transport.send(earlier);
    return;
  }
  let deliver = () => {};
  let reply: Frame;
  try {
    if (!connection.inboundRate.take(context.now())) {
      throw new AblyError(42911, "the connection is over its publish rate", 429);
    }
    const done = work();
    if (done) deliver = done.deliver;
    reply = { action: Action.ack, msgSerial, count: 1, res: [{ serials: done?.serials ?? [] }] };
  } catch (thrown) {
    reply = {
      action: Action.nack,
      msgSerial,
      count: 1,
      error: asAblyError(context, transport, thrown).body,
    };
  }
  connection.rememberReply(msgSerial, reply);
  transport.send(reply);
  deliver();
}

function onChannel(
  context: ServerContext,
  transport: Transport,
  frame: Frame,
  work: () => void,
): void {
  try {
    work();
  } catch (thrown) {
    const error = asAblyError(context, transport, thrown).body;
    transport.send({ action: Action.error, channel: frame.channel ?? "", error });
  }
}

// Refusals are ordinary; only what nobody foresaw is worth a line.
function asAblyError(context: ServerContext, transport: Transport, thrown: unknown): AblyError {
  const error = toAblyError(thrown);
  if (error !== thrown) {
    const kind = thrown instanceof Error ? thrown.name : typeof thrown;
    context.log("frame.failed", { connectionId: transport.connection.id, kind });
  }
  return error;
}

// Silence would leave the client waiting for its presence set.
function resync(transport: Transport, frame: Frame): void {
  const attachment = transport.attachments.get(frame.channel ?? "");
  if (!attachment)
    throw new AblyError(91001, "unable to send the presence set; the channel is not attached", 400);
  if ((attachment.modes & Mode.presenceSubscribe) === 0)
    throw new AblyError(91008, "the channel is attached without presence_subscribe", 400);
  sendSync(attachment.channel, attachment);
}

function refuse(context: ServerContext, transport: Transport, frame: Frame): void {
  const unsupported = new AblyError(
    40000,
    `protocol action ${frame.action} is not supported by this server`,
  );
  const throwIt = () => {
    throw unsupported;
  };
  if (frame.msgSerial === undefined) onChannel(context, transport, frame, throwIt);
  else answered(context, transport, frame, throwIt);
}
