import { Readable } from "node:stream";
import type { Disk } from "flydrive";

/**
 * Writes a stream to the disk, or leaves nothing there and throws. The disk never hears of a stream's failure, it
 * only sees it end: so it has closed the file before the file is removed.
 */
export async function writeFully(
  disk: Disk,
  key: string,
  bytes: AsyncIterable<Uint8Array>,
): Promise<void> {
  const failures: unknown[] = [];
  try {
    await disk.putStream(key, Readable.from(untilItFails(bytes, failures)));
    if (failures.length > 0) throw failures[0];
  } catch (error) {
    await disk.delete(key).catch(() => undefined);
    throw error;
  }
}

async function* untilItFails(bytes: AsyncIterable<Uint8Array>, failures: unknown[]) {
  try {
    yield* bytes;
  } catch (error) {
    failures.push(error);
  }
}
