export { listQuickReplies, type QuickReplyView } from "./list-quick-replies.ts";
export { deleteQuickReply, type SaveQuickReply, saveQuickReply } from "./save-quick-reply.ts";
