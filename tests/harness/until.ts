import { setTimeout as pause } from "node:timers/promises";

/**
 * Asks again every `everyMs` until the answer is yes, and returns how long that took in
 * milliseconds. Throws with `what` once `limitMs` have passed.
 */
export async function until(
  what: string,
  isSo: () => Promise<boolean> | boolean,
  { limitMs = 10_000, everyMs = 20 }: { limitMs?: number; everyMs?: number } = {},
): Promise<number> {
  const startedAt = performance.now();
  while (!(await isSo())) {
    if (performance.now() - startedAt > limitMs) {
      throw new Error(`${what}: not so after ${limitMs} ms`);
    }
    await pause(everyMs);
  }
  return performance.now() - startedAt;
}
