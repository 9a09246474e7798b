/** What is awaited by name, each at most once at a time. */
export type Arrivals = {
  /** Resolves when the name arrives; rejects after ten seconds. */
  expect(name: string): Promise<void>;
  arrive(name: string): void;
  arriveAll(): void;
};

const limitMs = 10_000;

export function createArrivals(): Arrivals {
  const waiting = new Map<string, () => void>();
  const arrive = (name: string) => {
    waiting.get(name)?.();
    waiting.delete(name);
  };
  return {
    arrive,
    expect: (name) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error("an event did not come")), limitMs);
        waiting.set(name, () => {
          clearTimeout(timer);
          resolve();
        });
      }),
    arriveAll() {
      for (const name of [...waiting.keys()]) arrive(name);
    },
  };
}
