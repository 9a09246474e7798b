import { setTimeout as pause } from "node:timers/promises";
import { connect } from "@parley/db/client";
import { createTestWorkspace, metaWebhook } from "@parley/testkit/factories";
import { afterAll, beforeAll, expect, test } from "vitest";
import { checkDatabase, faultsOf } from "../harness/check-database.ts";
import { countAckedAndLost, countWaiting } from "../harness/check-ledgers.ts";
import { type DurableCluster, startDurableCluster } from "../harness/durable-cluster.ts";
import { type Product, startProduct } from "../harness/start-product.ts";
import { deliveryTo } from "../harness/status-webhooks.ts";
import { until } from "../harness/until.ts";
import { createWebhookSender } from "../harness/webhook-sender.ts";

const outageMs = 8_000;
const everyMs = 250;

let cluster: DurableCluster;
let product: Product;

beforeAll(async () => {
  cluster = await startDurableCluster();
  product = await startProduct({ databaseUrl: cluster.appUrl, workers: 1 });
});

afterAll(async () => {
  await product?.stop();
  await cluster?.stop();
});

test("while Postgres is down the gateway says 503 and does not hang, and both resume by themselves after (F-10)", async () => {
  const db = connect(cluster.appUrl, { max: 2 });
  const { number } = await createTestWorkspace(db);
  await db.close();
  const sender = createWebhookSender();
  const target = { gatewayUrl: product.gateway.url, number };
  let sent = 0;
  const post = () => {
    sent += 1;
    const messages = [{ text: `Message ${sent}` }];
    return sender.post(deliveryTo(target, metaWebhook(number.providerNumberId, { messages })));
  };
  expect((await post()).status).toBe(200);

  await cluster.down();
  const answers: ReturnType<typeof post>[] = [];
  const endsAt = performance.now() + outageMs;
  while (performance.now() < endsAt) {
    answers.push(post());
    await pause(everyMs);
  }
  const during = await Promise.all(answers);
  await cluster.up();
  const isBack = async () => (await post()).status === 200;
  const backMs = await until("webhooks accepted again", isBack, { limitMs: 60_000 });
  const isIdle = async () => (await countWaiting(cluster.adminUrl)) === 0;
  const idleMs = await until("recorded again", isIdle, { limitMs: 60_000 });
  const slowest = Math.round(Math.max(...during.map(({ ms }) => ms)));
  console.log(
    `outage of ${outageMs} ms: ${during.length} webhooks, slowest answer ${slowest} ms, accepted again after ${Math.round(backMs)} ms, recorded after ${Math.round(backMs + idleMs)} ms`,
  );
  expect(new Set(during.map(({ status }) => status))).toEqual(new Set([503]));
  // Far above what a quiet machine shows (1 s, 3 s, 5 s): a busy one must not fail the proof.
  expect(slowest).toBeLessThan(8_000);
  expect(backMs).toBeLessThan(30_000);
  expect(backMs + idleMs).toBeLessThan(60_000);
  for (const one of [product.gateway, ...product.workers]) {
    expect({ name: one.name, isRunning: one.isRunning() }).toEqual({
      name: one.name,
      isRunning: true,
    });
  }
  expect(await countAckedAndLost(cluster.adminUrl, sender.acked)).toBe(0);
  expect(faultsOf(await checkDatabase(cluster.adminUrl))).toEqual({});
  sender.close();
});
