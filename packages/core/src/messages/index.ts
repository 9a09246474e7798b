export { type Attempt, beginAttempt } from "./begin-attempt.ts";
export {
  type ListShared,
  listShared,
  type SharedKind,
  type SharedPage,
  type SharedView,
} from "./list-shared.ts";
export { lockProviderMessages } from "./lock-message.ts";
export type {
  ContentView,
  FailureView,
  MediaView,
  MessageView,
  QuotedView,
  ReferralView,
} from "./message-view.ts";
export { type Prepared, prepareRequest, type SendPorts } from "./prepare-request.ts";
export {
  type AsideView,
  type ListMessages,
  listMessageChanges,
  listMessages,
  type MessageChanges,
  type MessageCursor,
  type MessagePage,
} from "./queries.ts";
export { retryMessage, type SettleUnconfirmed, settleUnconfirmed } from "./retry-message.ts";
export { type SendMessage, sendMessage, sendText } from "./send-message.ts";
export { type SendTemplate, sendTemplate } from "./send-template.ts";
export { type SettleAttempt, settleAttempt } from "./settle-attempt.ts";
export { showTyping, type TellCustomer, tellCustomer } from "./tell-customer.ts";
