export { emptyRawEvents, firstEventIdAt, firstIdAt, type RawEvents } from "./erase-raw-copies.ts";
export { type Reconcile, reconcileReceived } from "./reconcile-received.ts";
export { type RecordInbound, recordInbound } from "./record-inbound.ts";
export { type RawEvent, storeWebhookEvents } from "./store-events.ts";
