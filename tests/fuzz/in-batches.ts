import fc from "fast-check";
import { proofSeed } from "../harness/proof-counts.ts";

/**
 * Draws `count` values, `size` at a time, and checks each batch. A failure names the seed that draws
 * its batch first, so that `npm run fuzz -- --seed` plays it again.
 */
export async function inBatches<Value>(
  { values, count, size }: { values: fc.Arbitrary<Value>; count: number; size: number },
  check: (batch: Value[]) => unknown,
): Promise<void> {
  for (let drawn = 0; drawn < count; drawn += size) {
    const seed = proofSeed + drawn / size;
    const batch = fc.sample(values, { numRuns: Math.min(size, count - drawn), seed });
    try {
      await check(batch);
    } catch (error) {
      throw new Error(`seed ${seed}: ${error instanceof Error ? error.message : error}`, {
        cause: error,
      });
    }
  }
}
