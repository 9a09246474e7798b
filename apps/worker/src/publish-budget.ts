/**
 * How often a workspace's channels may be published to: Ably takes 50 a second, we use 20 (docs/decisions/010).
 */
const publishesPerSecond = 20;
const burst = 5;

type Bucket = { tokens: number; at: number };

/**
 * A token bucket for each workspace. A quiet workspace is told of a change at once; a busy one at
 * most 20 times a second, with the changes in between told together. Times in milliseconds.
 */
export class PublishBudget<Key> {
  readonly #buckets = new Map<Key, Bucket>();

  /** Counts a publish of this key. */
  spend(key: Key, now: number): void {
    const bucket = this.#refill(key, now);
    this.#buckets.set(key, { tokens: bucket.tokens - 1, at: now });
  }

  /** The keys that must wait, and how long until the first of them may go on; 0 when none waits. */
  resting(now: number): { keys: Key[]; nextInMs: number } {
    const keys: Key[] = [];
    let nextInMs = Number.POSITIVE_INFINITY;
    for (const key of this.#buckets.keys()) {
      const { tokens } = this.#refill(key, now);
      if (tokens >= burst) this.#buckets.delete(key);
      if (tokens >= 1) continue;
      keys.push(key);
      nextInMs = Math.min(nextInMs, ((1 - tokens) / publishesPerSecond) * 1000);
    }
    return { keys, nextInMs: keys.length === 0 ? 0 : Math.ceil(nextInMs) };
  }

  #refill(key: Key, now: number): Bucket {
    const bucket = this.#buckets.get(key);
    if (bucket === undefined) return { tokens: burst, at: now };
    const gained = ((now - bucket.at) / 1000) * publishesPerSecond;
    return { tokens: Math.min(burst, bucket.tokens + gained), at: now };
  }
}
