export {
  type ConversationAction,
  type ConversationStatus,
  conversationActions,
  conversationStatusSchema,
  isActive,
  statusAfterAction,
} from "./conversation-status.ts";
export { asksForAttention, statusAfterInbound } from "./inbound-effect.ts";
export {
  everythingOpen,
  isListed,
  type Listed,
  type ListFilter,
  listFilterSchema,
  plainFilter,
} from "./list-filter.ts";
export { applyToPreview, type ListPreview, type PreviewedMessage } from "./list-preview.ts";
export type { ThreadEvent } from "./thread-event.ts";
export { advanceReadMarker, type CountedMessage, unreadCount } from "./unread.ts";
