import type { BusinessNumber } from "../config/index.ts";
import { type GraphError, messageError } from "./graph-error.ts";

const PAIR_REFILL_MS = 6000;

export type RateLimits = {
  /** Counts a send, or refuses it where the number has limits (B.17). `now` in Unix milliseconds. */
  take: (number: BusinessNumber, to: string, now: number) => GraphError | null;
  clear: () => void;
};

/** Sends per number and second (130429), and per person a burst that refills by one in 6 s (131056). */
export function createRateLimits(): RateLimits {
  const seconds = new Map<string, { second: number; count: number }>();
  const pairs = new Map<string, { left: number; at: number }>();

  function isTooFast({ phoneNumberId, rates }: BusinessNumber, now: number): boolean {
    if (rates.perSecond === null) return false;
    const second = Math.floor(now / 1000);
    const known = seconds.get(phoneNumberId);
    const count = (known?.second === second ? known.count : 0) + 1;
    seconds.set(phoneNumberId, { second, count });
    return count > rates.perSecond;
  }

  function isTooMuch({ phoneNumberId, rates }: BusinessNumber, to: string, now: number): boolean {
    if (rates.pairBurst === null) return false;
    const id = `${phoneNumberId}:${to}`;
    const known = pairs.get(id) ?? { left: rates.pairBurst, at: now };
    const refilled = known.left + Math.max(0, now - known.at) / PAIR_REFILL_MS;
    const left = Math.min(rates.pairBurst, refilled);
    pairs.set(id, { left: left >= 1 ? left - 1 : left, at: now });
    return left < 1;
  }

  return {
    take: (number, to, now) => {
      if (isTooFast(number, now))
        return messageError(
          130429,
          "Rate limit hit",
          "Cloud API message throughput has been reached.",
        );
      return isTooMuch(number, to, now) ? pairLimitError() : null;
    },
    clear: () => {
      seconds.clear();
      pairs.clear();
    },
  };
}

/** Code 131056: too many messages to one person. */
export function pairLimitError(): GraphError {
  return messageError(
    131056,
    "(Business Account, Consumer Account) pair rate limit hit",
    "Too many messages sent to this person in a short time.",
  );
}
