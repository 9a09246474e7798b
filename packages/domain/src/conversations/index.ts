export {
  type ConversationAction,
  type ConversationStatus,
  conversationActions,
  conversationStatusSchema,
  isActive,
  statusAfterAction,
} from "./conversation-status.ts";
export { asksForAttention, statusAfterInbound } from "./inbound-effect.ts";
export { applyToPreview, type ListPreview, type PreviewedMessage } from "./list-preview.ts";
export { advanceReadMarker, type CountedMessage, unreadCount } from "./unread.ts";
