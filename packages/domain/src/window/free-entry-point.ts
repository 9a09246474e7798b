import { type WindowFacts, windowLengthMs } from "./window.ts";

/** Length of the free entry point window, counted from our answer (WIN-12). */
const freeEntryPointMs = 72 * 3_600_000;

export type FreeEntryPoint = { isOpen: boolean; closesAt: Date | null; remainingMs: number };

/**
 * End of the free entry point window of a customer who came by an ad or a Page's button (a message with `referral`) at
 * `referralAt` and was answered at `answeredAt`; null when we answered 24 h later or more (WIN-12, reference E.3).
 */
export function freeEntryPointClosesAt(referralAt: Date, answeredAt: Date): Date | null {
  if (answeredAt.getTime() - referralAt.getTime() >= windowLengthMs) return null;
  return new Date(answeredAt.getTime() + freeEntryPointMs);
}

/**
 * End of the free entry point window once an answer of `answeredAt` is known. The first answer to the advertisement
 * counts, so a later one that is known already gives way to it; an end that belongs to an earlier advertisement too.
 */
export function answeredFreeEntryPoint(
  facts: { referredAt: Date; freeEntryPointClosesAt: Date | null },
  answeredAt: Date,
): Date | null {
  const { referredAt, freeEntryPointClosesAt: known } = facts;
  const closesAt = freeEntryPointClosesAt(referredAt, answeredAt);
  if (closesAt === null) return known;
  return known !== null && known > referredAt && known < closesAt ? known : closesAt;
}

/**
 * Do messages cost nothing at `now`, and until when? For the badge beside the service window; never asked before
 * sending: `canSendFreeForm` decides that alone (WIN-11). Closed at its very end, like the service window.
 */
export function freeEntryPoint(input: WindowFacts & { now: Date }): FreeEntryPoint {
  const closesAt = input.freeEntryPointClosesAt ?? null;
  const left = closesAt === null ? 0 : closesAt.getTime() - input.now.getTime();
  return { isOpen: left > 0, closesAt, remainingMs: Math.max(left, 0) };
}
