import {
  defaultMessagesPerSecond,
  numberPace,
  type PaceState,
  takeTurn,
} from "@parley/domain/limits";
import { LRUCache } from "lru-cache";

export type NumberPaces = {
  /** Resolves when the number may send one more message; `perSecond` null means the provider's usual rate. */
  turn(numberId: string, perSecond: number | null): Promise<void>;
};

/**
 * Keeps each number below what the provider lets it send in a second (LIM-5). Of this process alone: what
 * several workers send together the provider bounds, by a throttle that is waited out.
 */
export function createNumberPaces(): NumberPaces {
  const states = new LRUCache<string, PaceState>({ max: 10_000 });
  const turn = async (numberId: string, perSecond: number | null): Promise<void> => {
    const pace = numberPace(perSecond ?? defaultMessagesPerSecond);
    const taken = takeTurn(pace, states.get(numberId) ?? null, new Date());
    states.set(numberId, taken.state);
    if (taken.allowed) return;
    await new Promise((resolve) => setTimeout(resolve, taken.retryAfterMs));
    return turn(numberId, perSecond);
  };
  return { turn };
}
