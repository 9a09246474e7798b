import { startingLimit } from "./messaging-limit.ts";

/** How long a customer counts after being reached: rolling, closed at its very end (LIM-3, S4.14). */
export const reachPeriodMs = 24 * 3_600_000;

/** A template that was sent, `customer` being the same for one person on all numbers of the portfolio. */
export type TemplateSend = { customer: string; at: Date; isWindowOpen: boolean };

/**
 * Where a portfolio stands: `limit` from `messagingLimitOf` (null: not known, then the starting limit of 250 holds)
 * and how many customers it has reached within the period.
 */
export type ReachFacts = { limit: number | null; reachedCount: number };

/** Does a message take from the limit? Only a template outside the service window does (LIM-1, S4.14). */
export function countsAsReached(message: { isTemplate: boolean; isWindowOpen: boolean }): boolean {
  return message.isTemplate && !message.isWindowOpen;
}

/** The customers that count at `now`: each once, for 24 h from the last template outside the window (LIM-1, LIM-3). */
export function reachedCustomers(sends: Iterable<TemplateSend>, now: Date): Set<string> {
  const since = now.getTime() - reachPeriodMs;
  const reached = new Set<string>();
  for (const { customer, at, isWindowOpen } of sends) {
    if (countsAsReached({ isTemplate: true, isWindowOpen }) && at.getTime() > since)
      reached.add(customer);
  }
  return reached;
}

/** How many more customers can be reached now; 0 when the limit is used up, Infinity without a limit (LIM-4, S4.15). */
export function headroom({ limit, reachedCount }: ReachFacts): number {
  return Math.max((limit ?? startingLimit) - reachedCount, 0);
}

/**
 * May this template be sent as far as the limit goes? Into an open window and to a customer who counts already it
 * may always: neither takes headroom (LIM-1, LIM-4).
 */
export function canSendTemplate(
  facts: ReachFacts & { isWindowOpen: boolean; isAlreadyReached: boolean },
): boolean {
  const { isWindowOpen, isAlreadyReached } = facts;
  const takesHeadroom = countsAsReached({ isTemplate: true, isWindowOpen }) && !isAlreadyReached;
  return !takesHeadroom || headroom(facts) > 0;
}
