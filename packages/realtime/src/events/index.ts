export {
  type ConversationChanged,
  conversationChangedSchema,
  type ListChanged,
  listChangedSchema,
  maxNamedConversations,
} from "./events.ts";
