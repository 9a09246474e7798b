import { checkDatabase, faultsOf } from "../harness/check-database.ts";
import { countAckedAndLost } from "../harness/check-ledgers.ts";
import { openLoop } from "../harness/load.ts";
import { percentile } from "../harness/percentile.ts";
import { rawClosedLoop } from "../harness/raw-load.ts";
import { until } from "../harness/until.ts";
import { createWebhookSender, type Delivery } from "../harness/webhook-sender.ts";
import type { BenchStage } from "./bench-stage.ts";
import { boundLine, factLine, type Line } from "./line.ts";
import { messageTo, newMessages } from "./traffic.ts";
import { measureWebhookRates } from "./webhook-rates.ts";

const lanes = 32;
const numberRate = 264;
const openSeconds = 10;
const amidKill = 600;

/** W1: how many webhooks are accepted and recorded, how soon they are answered, and that all of it is right. */
export async function measureWebhooks(stage: BenchStage): Promise<Line[]> {
  const { lines, sent, messages } = await measureWebhookRates(stage);
  const acks = await measureAcks(stage);
  const correctness = await measureCorrectness(stage, sent, messages + numberRate * openSeconds);
  return [...lines, ...acks, correctness];
}

async function measureAcks({ target, idle }: BenchStage): Promise<Line[]> {
  const sender = createWebhookSender();
  const count = numberRate * openSeconds;
  const deliveries = newMessages(count).map((message) => messageTo(target, message));
  const taken = await openLoop(count, numberRate, (index) =>
    sender.deliver(deliveries[index] as Delivery),
  );
  sender.close();
  await idle();
  const line = (name: string, at: number, most: number) =>
    boundLine({
      ...{ id: "W1c", what: `ack at ${numberRate}/s, ${name}`, unit: "ms", digits: 1 },
      ...{ ours: percentile(taken, at), must: { most } },
    });
  return [line("p50", 0.5, 25), line("p99", 0.99, 150)];
}

/** Delivers everything once more, kills the gateway amid more, and compares the database with what was sent. */
async function measureCorrectness(
  { cluster, product, target, idle }: BenchStage,
  sent: readonly Delivery[],
  messagesBefore: number,
): Promise<Line> {
  await rawClosedLoop(sent, lanes);
  const sender = createWebhookSender();
  const more = newMessages(amidKill).map((message) => messageTo(target, message));
  const kill = async () => {
    await until("some acked", () => sender.acked.size > 100, { everyMs: 2 });
    await product.gateway.kill();
    await product.gateway.restart();
  };
  await Promise.all([kill(), ...more.map((delivery) => sender.deliver(delivery))]);
  sender.close();
  await idle();
  const lost = await countAckedAndLost(cluster.adminUrl, sender.acked);
  const figures = await checkDatabase(cluster.adminUrl);
  const rows = figures.messages / (messagesBefore + amidKill);
  const right = (figures.messages - figures.wrongConversation) / figures.messages;
  return factLine({
    id: "W1f",
    what: "rows/sent, right conversation, duplicates, lost",
    ours: `${rows.toFixed(3)} ${right.toFixed(3)} ${figures.duplicated} ${figures.lost + lost}`,
    must: "1.000 1.000 0 0",
    isMet: rows === 1 && lost === 0 && Object.keys(faultsOf(figures)).length === 0,
  });
}
