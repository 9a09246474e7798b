import type { NumberState, Store, Subscription } from "../../store/index.ts";

const FRESH: NumberState = {
  isRegistered: true,
  profile: {},
  settings: {},
  synced: [],
  override: null,
  username: null,
};

/** What the Graph API has changed of a number so far. */
export function stateOf(store: Store, phoneNumberId: string): NumberState {
  return store.get("numberState", phoneNumberId) ?? FRESH;
}

/** Changes it. */
export function changeState(
  store: Store,
  phoneNumberId: string,
  change: Partial<NumberState>,
): void {
  store.put("numberState", phoneNumberId, { ...stateOf(store, phoneNumberId), ...change });
}

/** Whether the app hears of a WABA: it does until it unsubscribes. */
export function subscriptionOf(store: Store, wabaId: string): Subscription {
  return store.get("subscription", wabaId) ?? { isSubscribed: true, override: null };
}
