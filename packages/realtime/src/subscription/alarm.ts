/** Rings when waiting has lost its sense: the network is back, the machine woke up. */
export type Alarm = { ring(): void; onRing(listener: () => void): () => void };

/** An alarm that tells everyone who listens at the moment. */
export function createAlarm(): Alarm {
  const listeners = new Set<() => void>();
  return {
    ring() {
      for (const listener of [...listeners]) listener();
    },
    onRing(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
