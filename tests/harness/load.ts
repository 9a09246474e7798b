/** Works through `items` with `lanes` at once, in order of starting. */
export async function closedLoop<Item>(
  items: readonly Item[],
  lanes: number,
  work: (item: Item, index: number) => Promise<unknown>,
): Promise<void> {
  let next = 0;
  const lane = async () => {
    while (next < items.length) {
      const index = next;
      next += 1;
      await work(items[index] as Item, index);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}

/**
 * Starts `work` `perSecond` times a second for `count` times, whether or not earlier ones have
 * ended, and returns the milliseconds from when each was due to its end: a late start counts
 * against it (coordinated omission).
 */
export async function openLoop(
  count: number,
  perSecond: number,
  work: (index: number) => Promise<unknown>,
): Promise<number[]> {
  const startedAt = performance.now() + 50;
  const taken: Promise<number>[] = [];
  await new Promise<void>((resolve) => {
    const tick = () => {
      while (taken.length < count && dueAt(taken.length) <= performance.now()) {
        const due = dueAt(taken.length);
        taken.push(work(taken.length).then(() => performance.now() - due));
      }
      if (taken.length < count) setTimeout(tick, 1);
      else resolve();
    };
    const dueAt = (index: number) => startedAt + (index * 1000) / perSecond;
    tick();
  });
  return Promise.all(taken);
}
