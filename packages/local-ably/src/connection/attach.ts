import { isForSubscriber } from "../channel/deliver.ts";
import { replayPlan } from "../channel/replay.ts";
import { sendSync } from "../presence/sync.ts";
import { AblyError } from "../protocol/ably-error.ts";
import { Action, Flag } from "../protocol/actions.ts";
import { type ChannelName, parseChannelName } from "../protocol/channel-name.ts";
import type { Frame } from "../protocol/frame.ts";
import { allowedModes, Mode, requestedModes } from "../protocol/modes.ts";
import type { ServerContext } from "../server/context.ts";
import type { Attachment } from "./attachment.ts";
import type { Transport } from "./transport.ts";

const ECHOED_PARAMS = ["rewind", "rewindLimit", "modes", "delta", "echo", "occupancy"];

/**
 * Answers ATTACH: ATTACHED, then what the client missed, then the presence set, then live events. All in one
 * turn of the event loop, or an event could fall between replay and subscription.
 * Throws 40010, 40000, 40160, 90010 as channel errors.
 */
export function attach(context: ServerContext, transport: Transport, frame: Frame): void {
  const now = context.now();
  const channelName = parseChannelName(frame.channel);
  const params = { ...channelName.params, ...frame.params };
  const { attachment, isNew } = settleAttachment(
    context,
    transport,
    frame,
    channelName,
    params.modes,
  );
  const { channel } = attachment;
  const plan = isNew
    ? replayPlan(channel, { serial: frame.channelSerial, flags: frame.flags ?? 0, params, now })
    : { isResumed: true, serial: channel.head, entries: [], error: undefined };
  const replay = plan.entries.filter(({ frame: missed }) => isForSubscriber(attachment, missed));
  const hasPresence = channel.members.size > 0 && (attachment.modes & Mode.presenceSubscribe) !== 0;
  transport.attachments.set(attachment.fullName, attachment);
  transport.send({
    action: Action.attached,
    channel: attachment.fullName,
    channelSerial: plan.serial,
    flags:
      attachment.modes |
      (plan.isResumed ? Flag.resumed : 0) |
      (replay.length > 0 ? Flag.hasBacklog : 0) |
      (hasPresence ? Flag.hasPresence : 0),
    params: echoedParams(params),
    error: plan.error,
  });
  for (const missed of replay) transport.send({ ...missed.frame, channel: attachment.fullName });
  if (hasPresence) sendSync(channel, attachment);
  channel.subscribers.add(attachment);
}

function settleAttachment(
  context: ServerContext,
  transport: Transport,
  frame: Frame,
  { fullName, name }: ChannelName,
  modesParam: string | undefined,
): { attachment: Attachment; isNew: boolean } {
  const { identity } = transport.connection;
  const known = transport.attachments.get(fullName);
  if (!known && transport.attachments.size >= identity.app.limits.channelsPerConnection) {
    throw new AblyError(90010, "the connection is attached to too many channels", 400);
  }
  const requested = requestedModes(modesParam, frame.flags ?? 0);
  const modes = requested & allowedModes(identity.capability, name);
  if (modes === 0)
    throw new AblyError(40160, "operation not permitted with the provided capability: attach");
  if (known) {
    Object.assign(known, { requestedModes: requested, modes });
    return { attachment: known, isNew: false };
  }
  const channel = identity.app.channel(name, context.clock, context.now());
  const attachment = {
    transport,
    channel,
    fullName,
    requestedModes: requested,
    modes,
    isThrottled: false,
  };
  return { attachment, isNew: true };
}

function echoedParams(params: Record<string, string>): Record<string, string> | undefined {
  const known = Object.entries(params).filter(([name]) => ECHOED_PARAMS.includes(name));
  return known.length > 0 ? Object.fromEntries(known) : undefined;
}
