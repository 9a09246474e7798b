export { type Blobs, createBlobs } from "./blobs.ts";
export { hasLine } from "./has-line.ts";
export type {
  Card,
  CardButton,
  CardHeader,
  CardSection,
  Customer,
  LedgerEntry,
  Media,
  Message,
  NumberState,
  Override,
  PendingDelivery,
  Records,
  Status,
  StatusError,
  Subscription,
  Template,
  TemplateComponent,
  Upload,
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
