const quickMs = 5_000;
const mostQuickDeaths = 5;
const firstDelayMs = 100;

/** How a program ended: whether it had become ready, how long it lived, and what ended it. */
export type Death = { wasReady: boolean; livedMs: number; signal: string | null };

/**
 * What to do after a death, given the number of quick deaths in a row before it: the new number and
 * how long to wait, or null to give up. A program killed from outside has not failed by itself.
 */
export function planRestart(
  quickDeaths: number,
  { wasReady, livedMs, signal }: Death,
): { quickDeaths: number; delayMs: number } | null {
  const isOwnFailure = !wasReady || (livedMs < quickMs && signal !== "SIGKILL");
  if (!isOwnFailure) return { quickDeaths: 0, delayMs: 0 };
  const count = quickDeaths + 1;
  if (count >= mostQuickDeaths) return null;
  return { quickDeaths: count, delayMs: firstDelayMs * 2 ** (count - 1) };
}
