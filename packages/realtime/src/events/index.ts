export {
  type ConversationChanged,
  conversationChangedSchema,
  type ListChanged,
  listChangedSchema,
  maxNamedConversations,
  type NotificationsChanged,
  notificationsChangedSchema,
} from "./events.ts";
