export {
  fillReply,
  type ReplyFacts,
  type ReplyVariable,
  replyVariables,
  unknownVariables,
} from "./fill-reply.ts";
export { findSlash, type SlashQuery } from "./find-slash.ts";
export { type QuickReplyCard, type QuickReplyDraft, quickReplyDraftSchema } from "./schema.ts";
