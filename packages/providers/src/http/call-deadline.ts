/** Ends a call that makes no progress. `signal` goes to the call; `stop` must be reached on every way out. */
export type Deadline = {
  readonly signal: AbortSignal;
  /** From now on the call has this long again, in milliseconds. */
  extend(ms: number): void;
  /** No longer waits for anything. */
  stop(): void;
};

/** A deadline `ms` from now that can be put off, unlike `AbortSignal.timeout`: for bodies of any length. */
export function createDeadline(ms: number): Deadline {
  const controller = new AbortController();
  const end = () =>
    controller.abort(new DOMException("The provider made no progress", "TimeoutError"));
  let timer = setTimeout(end, ms);
  return {
    signal: controller.signal,
    extend(again) {
      clearTimeout(timer);
      timer = setTimeout(end, again);
    },
    stop: () => clearTimeout(timer),
  };
}
