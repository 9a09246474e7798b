export { hasLine } from "./has-line.ts";
export type {
  Customer,
  LedgerEntry,
  Message,
  PendingDelivery,
  Records,
  Status,
  StatusError,
  Window,
} from "./records.ts";
export { createStore, type Store, type StoreChange } from "./store.ts";
export type {
  TwilioAccount,
  TwilioContent,
  TwilioMedia,
  TwilioMessage,
  TwilioSender,
  TwilioStatus,
} from "./twilio-records.ts";
