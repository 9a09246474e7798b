import { sendSync } from "../presence/sync.ts";
import { Action, Flag } from "../protocol/actions.ts";
import { sharedEncoder } from "../protocol/codec.ts";
import type { Frame } from "../protocol/frame.ts";
import { Mode } from "../protocol/modes.ts";
import type { Channel } from "./channel.ts";
import type { Subscriber } from "./subscriber.ts";

const THROTTLED_FOR_MS = 1000;

/** Sends a MESSAGE or PRESENCE frame to every subscriber that may see it. */
export function deliver(channel: Channel, frame: Frame, now: number): void {
  const encoded = sharedEncoder(frame);
  for (const subscriber of channel.subscribers) {
    if (!isForSubscriber(subscriber, frame)) continue;
    if (frame.action === Action.message && !admit(channel, subscriber, now)) continue;
    subscriber.transport.sendEncoded(
      encoded(subscriber.transport.options.format, subscriber.fullName),
    );
  }
}

/** Whether modes, echo and the own-presence rule (RTP17a) let this frame through. */
export function isForSubscriber(subscriber: Subscriber, frame: Frame): boolean {
  const isOwn = frame.connectionId === subscriber.transport.connection.id;
  if (frame.action === Action.presence)
    return isOwn || (subscriber.modes & Mode.presenceSubscribe) !== 0;
  if ((subscriber.modes & Mode.subscribe) === 0) return false;
  return !isOwn || subscriber.transport.options.isEchoing;
}

/** Tells an attached client that it may have missed something (a second ATTACHED without RESUMED). */
export function sendDiscontinuity(
  channel: Channel,
  subscriber: Subscriber,
  code: number,
  message: string,
): void {
  const { transport, fullName, modes } = subscriber;
  const hasPresence = channel.members.size > 0 && (modes & Mode.presenceSubscribe) !== 0;
  transport.send({
    action: Action.attached,
    channel: fullName,
    channelSerial: channel.head,
    flags: modes | (hasPresence ? Flag.hasPresence : 0),
    error: { code, statusCode: 400, message },
  });
  if (hasPresence) sendSync(channel, subscriber);
}

// Ably drops what exceeds the outbound rate; the client learns of the gap once the burst is over.
function admit(channel: Channel, subscriber: Subscriber, now: number): boolean {
  if (subscriber.isThrottled) return false;
  if (subscriber.transport.outboundRate.take(now)) return true;
  subscriber.isThrottled = true;
  setTimeout(() => {
    subscriber.isThrottled = false;
    if (!channel.subscribers.has(subscriber)) return;
    sendDiscontinuity(
      channel,
      subscriber,
      80020,
      "continuity lost; the connection receives more messages than its rate allows",
    );
  }, THROTTLED_FOR_MS).unref();
  return false;
}
