export { type AssignConversation, assignConversation } from "./assign-conversation.ts";
export {
  archiveConversation,
  closeConversation,
  findConversationForUpdate,
  lastMessageOf,
  lockConversation,
  reopenConversation,
} from "./change-conversation.ts";
export type { ConversationView } from "./conversation-view.ts";
export { type AssignmentView, listAssignments } from "./list-assignments.ts";
export {
  type HistoryPage,
  type HistoryView,
  type ListHistory,
  listHistory,
} from "./list-history.ts";
export type { ListCursor } from "./list-query.ts";
export { openConversation } from "./open-conversation.ts";
export {
  absentConversation,
  type ConversationPage,
  countConversations,
  countUnreadConversations,
  getConversation,
  type ListConversations,
  type ListCounts,
  listConversations,
  listConversationsByIds,
} from "./queries.ts";
export {
  type MarkRead,
  markConversationRead,
  markConversationUnread,
} from "./read-conversation.ts";
export {
  deleteView,
  type ListView,
  listViews,
  type SaveView,
  saveView,
} from "./saved-views.ts";
