import type { ConversationId, ConversationView } from "../inbox/inbox-views.ts";

/**
 * Did a customer write where nobody is looking (S3.25)? Compares a conversation before and after
 * a change; `viewedId` is the one on screen, null while the page is hidden.
 */
export function isArrival(
  before: ConversationView | undefined,
  after: ConversationView,
  viewedId: ConversationId | null,
): boolean {
  if (after.id === viewedId || after.lastMessage?.direction !== "inbound") return false;
  const isNew = before?.lastMessage?.id !== after.lastMessage.id;
  return isNew && after.unreadCount > (before?.unreadCount ?? 0);
}
