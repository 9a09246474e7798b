import type { Store } from "./store.ts";

/** Whether an id names a line a phone can write to: a Meta number or a Twilio sender. */
export function hasLine(store: Store, id: string): boolean {
  return store.get("number", id) !== undefined || store.get("twilioSender", id) !== undefined;
}
