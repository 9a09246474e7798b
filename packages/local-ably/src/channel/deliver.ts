import type { Attachment } from "../connection/attachment.ts";
import { sendSync } from "../presence/sync.ts";
import { Action, Flag } from "../protocol/actions.ts";
import { sharedEncoder } from "../protocol/codec.ts";
import type { Frame } from "../protocol/frame.ts";
import { Mode } from "../protocol/modes.ts";
import type { Channel } from "./channel.ts";

const THROTTLED_FOR_MS = 1000;

/** Sends a MESSAGE or PRESENCE frame to every attachment that may see it. */
export function deliver(channel: Channel, frame: Frame, now: number): void {
  const encoded = sharedEncoder(frame);
  for (const attachment of channel.attachments) {
    if (!isForAttachment(attachment, frame)) continue;
    if (frame.action === Action.message && !admit(attachment, now)) continue;
    attachment.transport.sendEncoded(
      encoded(attachment.transport.options.format, attachment.fullName),
    );
  }
}

/** Whether modes, echo and the own-presence rule (RTP17a) let this frame through. */
export function isForAttachment(attachment: Attachment, frame: Frame): boolean {
  const isOwn = frame.connectionId === attachment.transport.connection.id;
  if (frame.action === Action.presence)
    return isOwn || (attachment.modes & Mode.presenceSubscribe) !== 0;
  if ((attachment.modes & Mode.subscribe) === 0) return false;
  return !isOwn || attachment.transport.options.isEchoing;
}

/** Tells an attached client that it may have missed something (a second ATTACHED without RESUMED). */
export function sendDiscontinuity(attachment: Attachment, code: number, message: string): void {
  const { channel, transport, fullName, modes } = attachment;
  const hasPresence = channel.members.size > 0 && (modes & Mode.presenceSubscribe) !== 0;
  transport.send({
    action: Action.attached,
    channel: fullName,
    channelSerial: channel.head,
    flags: modes | (hasPresence ? Flag.hasPresence : 0),
    error: { code, statusCode: 400, message },
  });
  if (hasPresence) sendSync(attachment);
}

// Ably drops what exceeds the outbound rate; the client learns of the gap once the burst is over.
function admit(attachment: Attachment, now: number): boolean {
  if (attachment.isThrottled) return false;
  if (attachment.transport.outboundRate.take(now)) return true;
  attachment.isThrottled = true;
  setTimeout(() => {
    attachment.isThrottled = false;
    if (!attachment.channel.attachments.has(attachment)) return;
    sendDiscontinuity(
      attachment,
      80020,
      "continuity lost; the connection receives more messages than its rate allows",
    );
  }, THROTTLED_FOR_MS).unref();
  return false;
}
