export { type Attempt, beginAttempt } from "./begin-attempt.ts";
export { lockProviderMessages } from "./lock-message.ts";
export type { ContentView, FailureView, MessageView } from "./message-view.ts";
export {
  type ListMessages,
  listMessageChanges,
  listMessages,
  type MessageChanges,
  type MessageCursor,
  type MessagePage,
} from "./queries.ts";
export { type SendText, sendText } from "./send-text.ts";
export { type SettleAttempt, settleAttempt } from "./settle-attempt.ts";
