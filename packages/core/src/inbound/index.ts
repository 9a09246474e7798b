export { type Reconcile, reconcileReceived } from "./reconcile.ts";
export { type RecordInbound, recordInbound } from "./record-inbound.ts";
export { type RawEvent, storeWebhookEvents } from "./store-events.ts";
