import type { Deliverer } from "../delivery/index.ts";
import type { FaultScript } from "../faults/index.ts";
import type { Message, Status, Store } from "../store/index.ts";
import type { Clock, Timeline } from "../timeline/index.ts";
import { createReach } from "./create-reach.ts";
import { createEmitter } from "./emitter.ts";
import type { WebhookElement } from "./envelope.ts";
import { toMessageElement } from "./message-element.ts";
import { nextStatus } from "./next-status.ts";

export type Line = {
  /** Sends a webhook as it is. */
  emit: (element: WebhookElement) => void;
  /** Sends the webhook of a customer's message. */
  emitMessage: (message: Message) => void;
  /** Schedules the next status of a sent message, if it has one; `isHurried` skips the pause. */
  progress: (messageId: string, isHurried?: boolean) => void;
  /** Takes up the statuses of every message sent to a customer; all customers without an id. */
  progressAll: (customerId?: string) => void;
  /** Marks a sent message read by hand, whatever the customer's receipts are set to. */
  markRead: (messageId: string) => void;
  /** Lets a sent message reach a status out of turn, e.g. `played`. */
  reach: (message: Message, status: Exclude<Status, "accepted">) => void;
  /** Forgets what is scheduled; the timeline must have been cleared. */
  clear: () => void;
};

export type LineDeps = {
  store: Store;
  clock: Clock;
  timeline: Timeline;
  deliverer: Deliverer;
  faults: FaultScript;
};

/** The wire towards a number's webhook: messages go out once, statuses follow their course. */
export function createLine({ store, clock, timeline, deliverer, faults }: LineDeps): Line {
  const emitter = createEmitter({ deliverer, faults, timeline });
  const reach = createReach({ store, clock, emitter });
  const scheduled = new Set<string>();

  function progress(messageId: string, isHurried = false): void {
    const message = store.get("message", messageId);
    if (!message || message.direction === "in" || scheduled.has(messageId)) return;
    const next = nextStatus(message, store.get("customer", message.customerId));
    if (!next) return;
    scheduled.add(messageId);
    timeline.after(isHurried ? 0 : next.delayMs, () => {
      scheduled.delete(messageId);
      const current = store.get("message", messageId);
      const due = current && nextStatus(current, store.get("customer", current.customerId));
      if (!current || !due) return;
      reach(current, due.status);
      progress(messageId);
    });
  }

  return {
    emit: emitter.emit,
    reach,
    emitMessage: (message) => {
      // Who is blocked writes into the void: one tick, no webhook (B.14).
      if (store.get("block", `${message.phoneNumberId}:${message.customerId}`)) return;
      const number = store.get("number", message.phoneNumberId);
      const customer = store.get("customer", message.customerId);
      const quoted =
        message.contextId === undefined ? undefined : store.get("message", message.contextId);
      if (number && customer) emitter.emit(toMessageElement(number, customer, message, quoted));
    },
    progress,
    progressAll: (customerId) => {
      for (const message of store.list("message"))
        if (customerId === undefined || message.customerId === customerId) progress(message.id);
    },
    markRead: (messageId) => {
      const message = store.get("message", messageId);
      const isUnread = message?.status === "sent" || message?.status === "delivered";
      if (isUnread && message.type !== "reaction") reach(message, "read");
    },
    clear: () => {
      scheduled.clear();
      emitter.clear();
    },
  };
}
