const hourMs = 3_600_000;

/** Length of the customer service window (WIN-1, S4.11). */
export const windowLengthMs = 24 * hourMs;
/** How long before its end a window is shown as closing soon (WIN-4). */
export const windowClosingSoonMs = 4 * hourMs;
/** The server refuses free-form messages this long before the end, so none leaves too late (WIN-5, F-40). */
const sendMarginMs = 10_000;

/**
 * What is stored of a window, for one number and one customer (WIN-10). `lastInboundAt` is the latest
 * `effectiveInboundAt` of events that open it; `forcedClosedAt` the latest time the provider refused a free-form message
 * as too late (Meta 131047, Twilio 63016: `isWindowClosedCode`). `freeEntryPointClosesAt` is the latest end of a free
 * entry point window; it says what messages cost, never what may be sent (WIN-11).
 */
export type WindowFacts = {
  lastInboundAt: Date | null;
  forcedClosedAt: Date | null;
  freeEntryPointClosesAt?: Date | null;
};

export type WindowState = {
  status: "open" | "closing_soon" | "closed";
  closesAt: Date | null;
  remainingMs: number;
  /** S3.18: the interface shows exactly these words. */
  label: "Active" | "Expired";
};

/** End of the window a customer's event at `lastInboundAt` opens: 24 h later (WIN-1). */
export function windowClosesAt(lastInboundAt: Date): Date {
  return new Date(lastInboundAt.getTime() + windowLengthMs);
}

/**
 * State of the window at `now`. Closed at exactly 24 h 00 m 00 s (WIN-3, S4.12), closing soon in the last four
 * hours (WIN-4), closed while the provider's refusal is newer than the last customer event (WIN-8).
 * `remainingMs` is 0 when closed and never above 24 h.
 */
export function windowState(input: WindowFacts & { now: Date }): WindowState {
  const closesAt = closingTime(input);
  const left = closesAt === null ? 0 : closesAt.getTime() - input.now.getTime();
  if (left <= 0) return { status: "closed", closesAt, remainingMs: 0, label: "Expired" };
  const status = left <= windowClosingSoonMs ? "closing_soon" : "open";
  return { status, closesAt, remainingMs: Math.min(left, windowLengthMs), label: "Active" };
}

/** May the server send a free-form message at `now`? Refuses from ten seconds before the end (WIN-5, S1.1, S3.12). */
export function canSendFreeForm(input: WindowFacts & { now: Date }): boolean {
  return windowState(input).remainingMs > sendMarginMs;
}

function closingTime({ lastInboundAt, forcedClosedAt }: WindowFacts): Date | null {
  if (lastInboundAt === null) return null;
  const closesAt = windowClosesAt(lastInboundAt);
  const isForced =
    forcedClosedAt !== null && forcedClosedAt > lastInboundAt && forcedClosedAt < closesAt;
  return isForced ? forcedClosedAt : closesAt;
}
