const GAPS_MS = [500, 1000, 2000, 5000, 10_000, 20_000, 40_000, 60_000];

/** How long a webhook is retried, on the simulator's clock. */
export const RETRY_HORIZON_MS = 7 * 24 * 60 * 60 * 1000;

/** The pause in milliseconds before the next try, after `attempts` tries (1 or more) have failed. */
export function retryGapMs(attempts: number): number {
  return GAPS_MS[Math.min(attempts, GAPS_MS.length) - 1] ?? 60_000;
}
