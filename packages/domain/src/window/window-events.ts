import type { WindowFacts } from "./window.ts";
import { opensWindow } from "./window-kinds.ts";

/**
 * Something that bears on the window: an event of the customer, the provider's refusal (131047, 63016), or the end of
 * a free entry point window, as `freeEntryPointClosesAt` works it out or the provider's pricing states it (WIN-11).
 */
export type WindowEvent =
  | { type: "inbound"; kind: string; providerAt: Date | null; receivedAt: Date }
  | { type: "refused"; at: Date }
  | { type: "free_entry_point"; closesAt: Date };

/** A conversation no customer event has touched: closed (WIN-2). */
export const noWindow: WindowFacts = {
  lastInboundAt: null,
  forcedClosedAt: null,
  freeEntryPointClosesAt: null,
};

/** The time that counts: the provider's, never later than our receipt; our receipt when it has none (WIN-6, D-05). */
export function effectiveInboundAt(providerAt: Date | null, receivedAt: Date): Date {
  return providerAt !== null && providerAt < receivedAt ? providerAt : receivedAt;
}

/**
 * Facts after one more event: maxima, so order and repetition do not matter (WIN-7, D-05). A late webhook moves
 * nothing back (F-43); kinds that do not open the window change nothing (WIN-9).
 */
export function applyWindowEvent(facts: WindowFacts, event: WindowEvent): WindowFacts {
  if (event.type === "refused")
    return { ...facts, forcedClosedAt: latest(facts.forcedClosedAt, event.at) };
  if (event.type === "free_entry_point") {
    const closesAt = latest(facts.freeEntryPointClosesAt ?? null, event.closesAt);
    return { ...facts, freeEntryPointClosesAt: closesAt };
  }
  if (!opensWindow(event.kind)) return facts;
  const at = effectiveInboundAt(event.providerAt, event.receivedAt);
  return { ...facts, lastInboundAt: latest(facts.lastInboundAt, at) };
}

function latest(a: Date | null, b: Date): Date {
  return a !== null && a > b ? a : b;
}
