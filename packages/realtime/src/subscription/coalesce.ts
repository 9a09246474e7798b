/** Collects values for `waitMs` after the first one and hands each over once. */
export function coalesce<Value>(
  waitMs: number,
  flush: (values: Value[]) => void,
): { add(values: Iterable<Value>): void; stop(): void } {
  const waiting = new Set<Value>();
  let timer: ReturnType<typeof setTimeout> | null = null;
  const run = () => {
    const values = [...waiting];
    timer = null;
    waiting.clear();
    flush(values);
  };
  return {
    add(values) {
      for (const value of values) waiting.add(value);
      if (waiting.size > 0) timer ??= setTimeout(run, waitMs);
    },
    stop() {
      if (timer !== null) clearTimeout(timer);
      timer = null;
      waiting.clear();
    },
  };
}
