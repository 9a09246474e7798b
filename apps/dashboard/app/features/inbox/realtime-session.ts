import {
  type ConnectionHealth,
  createSubscription,
  initialHealth,
  type Subscription,
} from "@parley/realtime/subscription";
import type { InboxApi } from "./inbox-api.ts";
import { watchWakeUps } from "./watch-wake-ups.ts";

/** This page's connection to a workspace's events, and its health as an external store. */
export type RealtimeSession = {
  subscription: Subscription;
  health(): ConnectionHealth;
  onHealthChange(listener: () => void): () => void;
  close(): void;
};

/** Connects; call only in a browser. `close` it when the inbox is left. */
export function openRealtimeSession(api: InboxApi): RealtimeSession {
  let health = initialHealth;
  const listeners = new Set<() => void>();
  const setHealth = (next: ConnectionHealth) => {
    health = next;
    for (const listener of listeners) listener();
  };
  const subscription = createSubscription({
    fetchAccess: () => api.realtime.token.mutate().catch(nullWhenDenied),
    onHealth: setHealth,
    onNoAccess: () => setHealth({ label: "Disconnected", isOutage: true, isFinal: true }),
  });
  const stopWatching = watchWakeUps(() => subscription.wake());
  return {
    subscription,
    health: () => health,
    onHealthChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      stopWatching();
      subscription.close();
    },
  };
}

const denials = new Set(["UNAUTHORIZED", "FORBIDDEN", "NOT_FOUND"]);

/** Not a member any more is an answer; anything else is trouble that may pass. */
function nullWhenDenied(error: { data?: { code: string } | null }): null {
  if (error.data && denials.has(error.data.code)) return null;
  throw error;
}
