import { nextStatus } from "../meta/index.ts";
import type { Message, Store } from "../store/index.ts";
import type { Timeline } from "../timeline/index.ts";
import type { TellStatus } from "./tell-status.ts";

export type StatusSchedule = {
  /** Schedules the next status of a sent message, if it has one; `isHurried` skips the pause. */
  progress: (messageId: string, isHurried?: boolean) => void;
  /** Forgets what is scheduled; the timeline must have been cleared. */
  clear: () => void;
};

/** Lets sent messages follow their course on the customer's phone. */
export function scheduleStatuses(deps: {
  store: Store;
  timeline: Timeline;
  tell: TellStatus;
}): StatusSchedule {
  const { store, timeline, tell } = deps;
  const scheduled = new Set<string>();
  const next = (message: Message) => nextStatus(message, store.get("customer", message.customerId));

  function progress(messageId: string, isHurried = false): void {
    const message = store.get("message", messageId);
    if (!message || message.direction === "in" || scheduled.has(messageId)) return;
    const upcoming = next(message);
    if (!upcoming) return;
    scheduled.add(messageId);
    timeline.after(isHurried ? 0 : upcoming.delayMs, () => {
      scheduled.delete(messageId);
      const current = store.get("message", messageId);
      const due = current && next(current);
      if (!current || !due) return;
      tell(current, due.status);
      progress(messageId);
    });
  }

  return { progress, clear: () => scheduled.clear() };
}
