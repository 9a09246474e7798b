export type Lanes = {
  /** Runs a task after the earlier ones of its lane. Tasks must not reject. */
  run: (lane: string, task: () => Promise<void>) => Promise<void>;
  /** Resolves when what the lane holds at this moment is done. */
  drained: (lane: string) => Promise<void>;
};

/** Queues that are in order within a lane and run side by side between lanes, `limit` at once. */
export function createLanes(limit: number): Lanes {
  const tails = new Map<string, Promise<void>>();
  const waiting: (() => void)[] = [];
  let free = limit;

  async function withSlot(task: () => Promise<void>): Promise<void> {
    if (free > 0) free -= 1;
    else await new Promise<void>((wake) => waiting.push(wake));
    await task();
    const next = waiting.shift();
    if (next) next();
    else free += 1;
  }

  return {
    run: async (lane, task) => {
      const tail = (tails.get(lane) ?? Promise.resolve()).then(() => withSlot(task));
      tails.set(lane, tail);
      await tail;
      if (tails.get(lane) === tail) tails.delete(lane);
    },
    drained: async (lane) => tails.get(lane),
  };
}
