import { deliverDocument, serveLargeFile } from "../harness/large-file.ts";
import { memoryRise } from "../harness/memory-rise.ts";
import type { BenchStage } from "./bench-stage.ts";
import { boundLine, type Line } from "./line.ts";

const mebibyte = 1024 * 1024;
const rounds = 3;

/** How far a worker's memory rises while it takes in the largest document there is; a small one first warms it up. */
export async function measureFileMemory(stage: BenchStage): Promise<Line[]> {
  const { graph, target, worker, idle } = stage;
  const taken: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const sizeBytes = (round === 0 ? 1 : 100) * mebibyte;
    const file = serveLargeFile(graph, `document-${round}`, sizeBytes);
    const rise = await memoryRise(worker.pid, async () => {
      await deliverDocument(target, graph, file);
      await idle();
    });
    if (round > 0) taken.push(rise);
  }
  const what = "worker, 100 MiB document taken in";
  const rise = { ours: taken, unit: "MiB", must: { most: 64 } };
  return [boundLine({ id: "memory", what, ...rise })];
}
