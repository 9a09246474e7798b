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
