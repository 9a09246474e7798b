import type { Channel } from "../channel/channel.ts";
import type { Transport } from "./transport.ts";

/**
 * One client's attachment to a channel. It belongs to the transport, not to the connection: after a resume
 * nothing may be delivered before the client has sent its ATTACH again.
 */
export interface Attachment {
  readonly transport: Transport;
  readonly channel: Channel;
  /** The name the client uses, with its `[?params]`. */
  readonly fullName: string;
  /** Mode bits the client asked for. */
  requestedModes: number;
  /** Mode bits it was granted. */
  modes: number;
  /** Set while messages are withheld because the connection receives too many. */
  isThrottled: boolean;
}

/** Ends an attachment on the server side, without telling the client. */
export function dropAttachment(attachment: Attachment): void {
  attachment.channel.attachments.delete(attachment);
  attachment.transport.attachments.delete(attachment.fullName);
}
