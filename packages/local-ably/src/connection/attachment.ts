import type { Channel } from "../channel/channel.ts";
import type { Subscriber } from "../channel/subscriber.ts";

/**
 * One client's attachment to a channel. It belongs to the transport, not to the connection: after a resume
 * nothing may be delivered before the client has sent its ATTACH again.
 */
export interface Attachment extends Subscriber {
  readonly channel: Channel;
  /** Mode bits the client asked for. */
  requestedModes: number;
}

/** Ends an attachment on the server side, without telling the client. */
export function dropAttachment(
  transport: { attachments: Map<string, Attachment> },
  attachment: Attachment,
): void {
  attachment.channel.subscribers.delete(attachment);
  transport.attachments.delete(attachment.fullName);
}
