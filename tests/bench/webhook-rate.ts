import { metaWebhook } from "@parley/testkit/factories";
import { checkDatabase, faultsOf } from "../harness/check-database.ts";
import { countAckedAndLost, countWaiting } from "../harness/check-ledgers.ts";
import { openLoop } from "../harness/load.ts";
import { percentile } from "../harness/percentile.ts";
import { prepareRaw, rawClosedLoop } from "../harness/raw-load.ts";
import { until } from "../harness/until.ts";
import { createWebhookSender, type Delivery, signDelivery } from "../harness/webhook-sender.ts";
import type { BenchStage } from "./bench-stage.ts";
import { boundLine, type Line, ratioLine } from "./line.ts";

const each = Number(process.env.BENCH_WEBHOOKS ?? 6_000);
const rounds = 3;
const lanes = 32;
const customers = 1_000;
const numberRate = 264;
const openSeconds = 10;

/** W1: webhooks accepted, and accepted and recorded, against the bare floor; then correctness. */
export async function measureWebhookRate(stage: BenchStage): Promise<Line[]> {
  const { worker } = stage;
  const floor: number[] = [];
  const accepted: number[] = [];
  const recorded: number[] = [];
  const ours: Delivery[] = [];
  await rate(floorBodies(stage, "warm", 1_000));
  for (let round = 0; round <= rounds; round += 1) {
    const isWarmUp = round === 0;
    const count = isWarmUp ? 1_500 : each;
    const floorRate = await rate(floorBodies(stage, `f${round}`, count));
    await worker.stop();
    const first = ourBodies(stage, `a${round}`, count);
    const acceptedRate = await rate(first);
    await worker.restart();
    await idle(stage);
    const second = ourBodies(stage, `b${round}`, count);
    const recordedRate = await rate(second, () => idle(stage));
    ours.push(...first, ...second);
    if (isWarmUp) continue;
    floor.push(floorRate);
    accepted.push(acceptedRate);
    recorded.push(recordedRate);
  }
  const shared = { floor, unit: "/s" };
  return [
    ratioLine({ id: "W1", what: "accepted", ours: accepted, ...shared, must: { least: 0.5 } }),
    ratioLine({
      id: "W1",
      what: "accepted and recorded",
      ours: recorded,
      ...shared,
      must: { least: 0.2 },
    }),
    ...(await measureAcks(stage)),
    await measureCorrectness(stage, ours),
  ];
}

async function rate(
  deliveries: readonly Delivery[],
  andThen?: () => Promise<void>,
): Promise<number> {
  prepareRaw(deliveries);
  const startedAt = performance.now();
  await rawClosedLoop(deliveries, lanes);
  await andThen?.();
  return deliveries.length / ((performance.now() - startedAt) / 1000);
}

async function measureAcks(stage: BenchStage): Promise<Line[]> {
  const sender = createWebhookSender();
  const count = numberRate * openSeconds;
  const deliveries = ourBodies(stage, "open", count);
  const taken = await openLoop(count, numberRate, (index) =>
    sender.deliver(deliveries[index] as Delivery),
  );
  sender.close();
  await idle(stage);
  const shared = { id: "W1c", unit: "ms", digits: 1 };
  const what = `ack at ${numberRate}/s`;
  return [
    boundLine({ ...shared, what: `${what}, p50`, value: percentile(taken, 0.5), most: 25 }),
    boundLine({ ...shared, what: `${what}, p99`, value: percentile(taken, 0.99), most: 150 }),
  ];
}

/** Delivers everything once more, kills the gateway amid more, and compares the database with what was sent. */
async function measureCorrectness(stage: BenchStage, sent: readonly Delivery[]): Promise<Line> {
  const { cluster, product } = stage;
  await rawClosedLoop(sent, lanes);
  const sender = createWebhookSender();
  const more = ourBodies(stage, "kill", 600);
  const kill = async () => {
    await until("some acked", () => sender.acked.size > 100, { everyMs: 2 });
    await product.gateway.kill();
    await product.gateway.restart();
  };
  await Promise.all([kill(), ...more.map((delivery) => sender.deliver(delivery))]);
  sender.close();
  await idle(stage);
  const lost = await countAckedAndLost(cluster.adminUrl, sender.acked);
  const figures = await checkDatabase(cluster.adminUrl);
  const sentMessages = sent.length + more.length + numberRate * openSeconds;
  const right = (figures.messages - figures.wrongConversation) / figures.messages;
  const isRight =
    figures.messages === sentMessages && lost === 0 && Object.keys(faultsOf(figures)).length === 0;
  return {
    id: "W1f",
    what: "rows/sent, right conversation, duplicates, lost",
    ours: `${(figures.messages / sentMessages).toFixed(3)} ${right.toFixed(3)} ${figures.duplicated} ${figures.lost + lost}`,
    ...{ floor: "", ratio: "", must: "1.000 1.000 0 0" },
    verdict: isRight ? "met" : "missed",
  };
}

function ourBodies({ product, workspace }: BenchStage, name: string, count: number): Delivery[] {
  const { number } = workspace;
  const url = `${product.gateway.url}/webhooks/meta/${number.id}`;
  return bodies(name, count, number.providerNumberId).map((body) =>
    signDelivery(url, body, number.appSecret),
  );
}

function floorBodies({ floor }: BenchStage, name: string, count: number): Delivery[] {
  return bodies(name, count, "106540352242922").map((body) =>
    signDelivery(`${floor.url}/webhook`, body, floor.secret),
  );
}

function bodies(name: string, count: number, providerNumberId: string): unknown[] {
  const at = new Date(Date.now() - 60_000);
  return Array.from({ length: count }, (_, index) => {
    const from = `4915${String(index % customers).padStart(9, "0")}`;
    const message = { id: `wamid.${name}-${index}`, from, at, text: `Message ${index}` };
    return metaWebhook(providerNumberId, { messages: [message] });
  });
}

async function idle({ cluster }: BenchStage): Promise<void> {
  const isIdle = async () => (await countWaiting(cluster.adminUrl)) === 0;
  await until("all recorded", isIdle, { limitMs: 120_000, everyMs: 40 });
}
