const firstWaitMs = 1_000;
const longestWaitMs = 15_000;

/** Runs `task` until it succeeds or `signal` aborts, with growing waits; resolves to undefined then. */
export async function keepTrying<Result>(
  task: () => Promise<Result>,
  signal: AbortSignal,
): Promise<Result | undefined> {
  for (let waitMs = firstWaitMs; !signal.aborted; waitMs = Math.min(waitMs * 2, longestWaitMs)) {
    try {
      return await task();
    } catch {
      await pause(waitMs, signal);
    }
  }
  return undefined;
}

function pause(waitMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const finish = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", finish);
      resolve();
    };
    const timer = setTimeout(finish, waitMs);
    signal.addEventListener("abort", finish);
  });
}
