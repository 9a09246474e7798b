import { windowLengthMs } from "@parley/domain/window";
import type { Thread } from "./lock-threads.ts";

/**
 * Keeps when the first advertisement of the running free entry point brought the customer here, whatever order
 * messages come in; the answer to it starts the free window (WIN-12). A later advertisement counts only once the
 * earlier one was not answered in 24 hours, or its free window has ended.
 */
export function moveReferral(
  thread: Pick<Thread, "referredAt" | "freeEntryPointClosesAt">,
  at: Date,
): void {
  const { referredAt, freeEntryPointClosesAt } = thread;
  const isAnswered =
    referredAt !== null && freeEntryPointClosesAt !== null && freeEntryPointClosesAt > referredAt;
  const endsAt = isAnswered
    ? freeEntryPointClosesAt.getTime()
    : (referredAt?.getTime() ?? Number.NEGATIVE_INFINITY) + windowLengthMs;
  if (referredAt === null || at.getTime() >= endsAt) thread.referredAt = at;
  else if (at < referredAt && referredAt.getTime() - at.getTime() < windowLengthMs)
    thread.referredAt = at;
}
