import type { Pace } from "./take-turn.ts";

/** Messages a second that WhatsApp allows a number, in and out together, unless it states another figure (LIM-6). */
export const defaultMessagesPerSecond = 80;

/**
 * To one customer: one message in six seconds on average, up to 45 of them borrowed from the time that follows, at
 * once or over the four and a half minutes they stand for (LIM-7, 131056).
 */
export const pairPace: Pace = { intervalMs: 6_000, burst: 45, burstMs: 270_000 };

/**
 * The pace of a number with its own throughput (80, 1 000, 20 beside the phone app; LIM-6, 130429): never more than
 * that in any second, in bursts of a twenty-fifth, so that a late timer costs little. `messagesPerSecond` is at least 1.
 */
export function numberPace(messagesPerSecond: number = defaultMessagesPerSecond): Pace {
  const burst = Math.max(1, Math.floor(messagesPerSecond / 25));
  // A second holds at most one burst more than its steady share at each end.
  const perSecond = messagesPerSecond - 2 * (burst - 1);
  return { intervalMs: 1_000 / perSecond, burst, burstMs: 1_000 };
}
