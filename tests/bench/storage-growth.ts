import { prepareRaw, rawClosedLoop } from "../harness/raw-load.ts";
import { addSent } from "./add-sent.ts";
import type { BenchStage } from "./bench-stage.ts";
import { cpuSeconds } from "./cpu-seconds.ts";
import { fillMessages, messagesEach, openPhones } from "./fill-messages.ts";
import { type Line, ratioLine } from "./line.ts";
import { mixedTraffic, newMessages } from "./traffic.ts";

const few = 10_000;
const many = 1_000_000;
const each = 3_000;
const rounds = 3;
const lanes = 32;
const customers = 300;

type Cost = { wallMs: number[]; cpuMs: number[] };

/** What an event costs with ten thousand messages stored, and with a million: the same work, three statuses to one message. */
export async function measureStorageGrowth(stage: BenchStage): Promise<Line[]> {
  const before = await measureAt(stage, { from: 0, to: few / messagesEach });
  const after = await measureAt(stage, { from: few / messagesEach, to: many / messagesEach });
  const line = (what: string, name: keyof Cost) =>
    ratioLine({
      ...{ id: "flat", what: `${what} an event, 1,000,000 against 10,000 stored` },
      ...{ ours: after[name], floor: before[name] },
      ...{ unit: "ms", digits: 2, must: { most: 1.3 } },
    });
  return [line("processor time of", "cpuMs"), line("time of", "wallMs")];
}

async function measureAt(stage: BenchStage, fill: { from: number; to: number }): Promise<Cost> {
  const { admin, workspace, target, idle } = stage;
  await fillMessages(admin, workspace, fill);
  const phones = openPhones(fill.to, customers);
  const cost: Cost = { wallMs: [], cpuMs: [] };
  for (let round = 0; round <= rounds; round += 1) {
    const sent = await addSent(admin, workspace, each / 4);
    const deliveries = mixedTraffic(target, newMessages(each / 4, phones), sent);
    prepareRaw(deliveries);
    const [cpuBefore, startedAt] = [cpuOf(stage), performance.now()];
    await rawClosedLoop(deliveries, lanes);
    await idle();
    if (round === 0) continue;
    cost.wallMs.push((performance.now() - startedAt) / each);
    cost.cpuMs.push(((cpuOf(stage) - cpuBefore) * 1000) / each);
  }
  return cost;
}

/** Of the gateway, the worker and Postgres together: other programs on the machine do not count. */
function cpuOf({ product, worker, cluster }: BenchStage): number {
  return [product.gateway.pid, worker.pid, cluster.pid()].reduce(
    (sum, pid) => sum + cpuSeconds(pid),
    0,
  );
}
