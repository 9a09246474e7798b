import type { Alarm } from "./alarm.ts";

const firstWaitMs = 1_000;
const longestWaitMs = 15_000;

/**
 * Runs `task` until it succeeds or `signal` aborts, with growing waits; resolves to undefined then. When the alarm
 * rings it starts anew at once: a request that was sent before a sleep may never be answered (F-61).
 */
export async function keepTrying<Result>(
  task: () => Promise<Result>,
  signal: AbortSignal,
  alarm: Alarm,
): Promise<Result | undefined> {
  let waitMs = firstWaitMs;
  while (!signal.aborted) {
    const rung = untilRung(alarm);
    try {
      const outcome = await Promise.race([task().then((value) => ({ value })), rung.promise]);
      if (outcome !== undefined) return outcome.value;
      waitMs = firstWaitMs;
    } catch {
      await pause(waitMs, signal, alarm);
      waitMs = Math.min(waitMs * 2, longestWaitMs);
    } finally {
      rung.stop();
    }
  }
  return undefined;
}

function untilRung(alarm: Alarm): { promise: Promise<undefined>; stop(): void } {
  let stop: () => void = () => undefined;
  const promise = new Promise<undefined>((resolve) => {
    stop = alarm.onRing(() => resolve(undefined));
  });
  return { promise, stop };
}

function pause(waitMs: number, signal: AbortSignal, alarm: Alarm): Promise<void> {
  return new Promise((resolve) => {
    const finish = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", finish);
      stop();
      resolve();
    };
    const timer = setTimeout(finish, waitMs);
    const stop = alarm.onRing(finish);
    signal.addEventListener("abort", finish);
  });
}
