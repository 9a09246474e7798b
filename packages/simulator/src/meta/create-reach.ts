import type { Message, Status, Store } from "../store/index.ts";
import type { Clock } from "../timeline/index.ts";
import type { Emitter } from "./emitter.ts";
import { nextStatus } from "./next-status.ts";
import { toStatusElement } from "./status-element.ts";

const LATEST_FIRST = ["played", "read", "delivered", "sent", "failed"] as const;

/** Lets a message reach a status: writes it and sends its webhook. */
export type Reach = (message: Message, status: Exclude<Status, "accepted">) => void;

/**
 * Statuses as they happen, except where the message's fault has them doubled, or held until no more
 * can come and then sent latest first.
 */
export function createReach(deps: { store: Store; clock: Clock; emitter: Emitter }): Reach {
  const { store, clock, emitter } = deps;

  const emit: Reach = (message, status) => {
    const number = store.get("number", message.phoneNumberId);
    const customer = store.get("customer", message.customerId);
    if (number) emitter.emit(toStatusElement(number, customer, message, status));
  };

  return (before, status) => {
    const message = { ...before, status, statusAt: { ...before.statusAt, [status]: clock.now() } };
    store.put("message", message.id, message);
    if (message.statusFault === "reordered-statuses") {
      if (nextStatus(message, store.get("customer", message.customerId))) return;
      for (const held of LATEST_FIRST) if (message.statusAt[held]) emit(message, held);
      const { statusFault: _, ...released } = message;
      store.put("message", message.id, released);
      return;
    }
    if (message.statusFault === "lost-statuses") return;
    emit(message, status);
    if (message.statusFault === "duplicate-statuses") emit(message, status);
  };
}
