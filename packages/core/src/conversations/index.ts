export {
  archiveConversation,
  closeConversation,
  findConversationForUpdate,
  lastMessageOf,
  lockConversation,
  type MarkRead,
  markConversationRead,
  reopenConversation,
} from "./change-conversation.ts";
export {
  type HistoryPage,
  type HistoryView,
  type ListHistory,
  listHistory,
} from "./list-history.ts";
export {
  absentConversation,
  type ConversationPage,
  type ConversationView,
  countUnreadConversations,
  getConversation,
  type ListConversations,
  listConversations,
  listConversationsByIds,
} from "./queries.ts";
