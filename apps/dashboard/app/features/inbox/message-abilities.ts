import type { MessageView } from "./inbox-views.ts";
import type { Thread } from "./thread-context.ts";

/** Is there anything one can do with the message? */
export function hasActions({ content, status }: MessageView, thread: Thread): boolean {
  if (content.type === "deleted" || content.type === "system" || content.type === "reaction") {
    return false;
  }
  return (
    content.type === "text" || (isWithCustomer(status) && (thread.canReply || thread.canReact))
  );
}

/** Only what WhatsApp has can be answered: not what waits or failed. */
export function isWithCustomer(status: MessageView["status"]): boolean {
  return status !== "queued" && status !== "failed";
}
