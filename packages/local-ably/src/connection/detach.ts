import { leaveChannel } from "../presence/presence-set.ts";
import { Action } from "../protocol/actions.ts";
import type { Frame } from "../protocol/frame.ts";
import type { ServerContext } from "../server/context.ts";
import { dropAttachment } from "./attachment.ts";
import type { Transport } from "./transport.ts";

/** Ends an attachment on request; the connection's members leave the channel at once. */
export function detach(context: ServerContext, transport: Transport, frame: Frame): void {
  const fullName = frame.channel ?? "";
  const attachment = transport.attachments.get(fullName);
  if (attachment) {
    dropAttachment(transport, attachment);
    attachment.channel.touch(context.now());
    leaveChannel(attachment.channel, transport.connection, context.now());
  }
  transport.send({ action: Action.detached, channel: fullName });
}
