type Task = () => void | Promise<void>;

export type Timeline = {
  /** Runs a task after a pause in real milliseconds; it counts as pending until it has ended. */
  after: (delayMs: number, task: Task) => void;
  /** Runs a task now and counts it as pending until it has ended. */
  track: (task: Task) => void;
  /** Resolves true when nothing is pending, false when `timeoutMs` passes first. */
  idle: (timeoutMs: number) => Promise<boolean>;
  pending: () => number;
  /** Forgets what has not begun. */
  clear: () => void;
};

/** Timers that know when all of them are done. `onError` hears of a task that throws. */
export function createTimeline(onError: (error: unknown) => void): Timeline {
  const waiting = new Set<NodeJS.Timeout>();
  const idlers = new Set<() => void>();
  let running = 0;

  function settle(): void {
    if (waiting.size + running === 0) for (const wake of [...idlers]) wake();
  }

  async function run(task: Task): Promise<void> {
    running += 1;
    try {
      await task();
    } catch (error) {
      onError(error);
    } finally {
      running -= 1;
      settle();
    }
  }

  return {
    after: (delayMs, task) => {
      const timer = setTimeout(() => {
        waiting.delete(timer);
        void run(task);
      }, delayMs);
      waiting.add(timer);
    },
    track: (task) => void run(task),
    idle: (timeoutMs) =>
      new Promise((resolve) => {
        if (waiting.size + running === 0) return resolve(true);
        const finish = (isIdle: boolean) => {
          clearTimeout(deadline);
          idlers.delete(wake);
          resolve(isIdle);
        };
        const wake = () => finish(true);
        const deadline = setTimeout(() => finish(false), timeoutMs);
        idlers.add(wake);
      }),
    pending: () => waiting.size + running,
    clear: () => {
      for (const timer of waiting) clearTimeout(timer);
      waiting.clear();
      settle();
    },
  };
}
