import { connect } from "@parley/db/client";
import { createTestWorkspace } from "@parley/testkit/factories";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Agents, createAgents } from "../harness/agents.ts";
import { checkDatabase, describeFigures, faultsOf } from "../harness/check-database.ts";
import {
  countAckedAndLost,
  countSentTwice,
  countWaiting,
  describeWaiting,
} from "../harness/check-ledgers.ts";
import { type DurableCluster, startDurableCluster } from "../harness/durable-cluster.ts";
import { type FakeGraph, startFakeGraph } from "../harness/fake-graph.ts";
import { closedLoop } from "../harness/load.ts";
import { percentile } from "../harness/percentile.ts";
import { proof, proofSeed } from "../harness/proof-counts.ts";
import { type Product, startProduct } from "../harness/start-product.ts";
import { reportsOf } from "../harness/status-webhooks.ts";
import { until } from "../harness/until.ts";
import { createWebhookSender } from "../harness/webhook-sender.ts";
import { countMisfiled } from "./count-misfiled.ts";
import { prepareTargets } from "./prepare-targets.ts";
import { soakTraffic } from "./soak-traffic.ts";

const events = proof.soakEvents;
/** One round of faults for every 20,000 events; Postgres crashes in every second one. */
const rounds = Math.max(1, Math.round(events / 20_000));
const crashes = Math.ceil(rounds / 2);
const sendsPerRound = 150;

let cluster: DurableCluster;
let graph: FakeGraph;
let product: Product;
let agents: Agents;

beforeAll(async () => {
  cluster = await startDurableCluster();
  graph = await startFakeGraph();
  product = await startProduct({ databaseUrl: cluster.appUrl, graphUrl: graph.url, workers: 2 });
  agents = createAgents(cluster.appUrl, cluster.adminUrl);
});

afterAll(async () => {
  await agents?.close();
  await product?.stop();
  await graph?.close();
  await cluster?.stop();
});

test(`${events} webhooks, ${6 * rounds} kills and ${crashes} Postgres crashes lose nothing, double nothing, keep order and statuses (F-04, I1-I7)`, {
  timeout: 360_000 * rounds,
}, async () => {
  const sender = createWebhookSender({ connections: 80 });
  const db = connect(cluster.appUrl, { max: 2 });
  const workspaces = await Promise.all(Array.from({ length: 4 }, () => createTestWorkspace(db)));
  await db.close();
  const { adminUrl } = cluster;
  const { gateway } = product;
  const targets = await prepareTargets({
    ...{ adminUrl, gatewayUrl: gateway.url, sender, workspaces },
    customersEach: 100,
    sentEach: Math.ceil((events * 0.5) / (400 * 2.9)),
  });
  const traffic = soakTraffic(targets, events, proofSeed);

  const echoes: Promise<void>[] = [];
  const numberOfText = (text: string) => targets[Number(text.split(" ")[1])];
  graph.onAccepted = (taken) => {
    const target = numberOfText(taken.text);
    if (target === undefined) throw new Error("a text nobody queued was sent");
    for (const report of reportsOf(target, taken, ["sent", "delivered", "read"])) {
      echoes.push(sender.deliver(report));
    }
  };
  const conversations = await Promise.all(workspaces.map((one) => agents.conversationsOf(one)));
  const sends: Promise<void>[] = [];
  const queueSend = (index: number) => {
    const place = index % workspaces.length;
    const [workspace, ids] = [workspaces[place], conversations[place]];
    const id = ids?.[index % ids.length];
    if (workspace !== undefined && id !== undefined) {
      sends.push(agents.send(workspace, id, `Answer ${place} ${index}`));
    }
  };

  const faults = faultPlan(product, cluster, traffic.deliveries.length);
  let faultChain = Promise.resolve();
  const { promise: faultFailed, reject: failFaults } = Promise.withResolvers<never>();
  const sendEvery = Math.ceil(traffic.deliveries.length / (sendsPerRound * rounds));
  const startedAt = performance.now();
  const delivered = closedLoop(traffic.deliveries, 64, async (delivery, index) => {
    const fault = faults.get(index);
    if (fault !== undefined) faultChain = faultChain.then(fault).catch(failFaults);
    if (index % sendEvery === 0) queueSend(index / sendEvery);
    await sender.deliver(delivery);
  });
  // A program that does not come back would be waited for without end.
  await Promise.race([delivered, faultFailed]);
  const sentMs = performance.now() - startedAt;
  const tell = (what: string) =>
    console.log(`soak: ${what} after ${((performance.now() - startedAt) / 60_000).toFixed(1)} min`);
  tell("all acknowledged");
  await faultChain;
  tell("the last fault over");
  await Promise.all(sends);
  tell("all sends queued");
  const isIdle = async () => (await countWaiting(adminUrl)) === 0;
  await until("everything worked off", isIdle, { limitMs: 120_000 * rounds, everyMs: 100 }).catch(
    async (error: Error) => {
      throw new Error(`${error.message}: ${await describeWaiting(adminUrl)}`);
    },
  );
  const idleMs = performance.now() - startedAt;
  await Promise.all(echoes);
  await until("the echoes worked off", isIdle, { limitMs: 120_000, everyMs: 100 });

  const figures = await checkDatabase(adminUrl);
  const ackedAndLost = await countAckedAndLost(adminUrl, sender.acked);
  const sentTwice = await countSentTwice(adminUrl, graph.accepted);
  const misfiled = await countMisfiled(adminUrl, traffic.malformed);
  sender.close();
  const ms = (at: number) => Math.round(percentile(sender.ackMs, at));
  console.log(
    `soak: seed ${proofSeed}, ${traffic.deliveries.length} deliveries in ${(sentMs / 1000).toFixed(1)} s, all worked off after ${(idleMs / 60_000).toFixed(1)} min,`,
    `${sender.retries} retries, ack p50 ${ms(0.5)} p99 ${ms(0.99)} worst ${ms(1)} ms; sends ${sends.length}, taken ${graph.accepted.length};`,
    `${describeFigures(figures)}, acked and lost ${ackedAndLost}, sent twice ${sentTwice}, misfiled ${misfiled}`,
  );
  expect({ ...faultsOf(figures), ackedAndLost, sentTwice, misfiled }).toEqual({
    ackedAndLost: 0,
    sentTwice: 0,
    misfiled: 0,
  });
  expect(figures.messages).toBeGreaterThan(events * 0.3);
  expect(figures.statuses).toBeGreaterThan(events * 0.3);
});

/** What breaks at which delivery: in each round the gateway and the workers three times each, in every second Postgres. */
function faultPlan(
  { gateway, workers }: Product,
  { crash }: DurableCluster,
  deliveries: number,
): Map<number, () => Promise<void>> {
  const killed = (index: number) => (index % 2 === 0 ? gateway : workers[((index - 1) / 2) % 2]);
  const kill = (index: number) => async () => {
    await killed(index)?.kill();
    await killed(index)?.restart();
  };
  const all = Array.from({ length: rounds }, (_, round) => {
    const crashed = round % 2 === 0 ? [crash] : [];
    return [kill(0), kill(1), kill(2), ...crashed, kill(3), kill(4), kill(5)];
  }).flat();
  return new Map(
    all.map((fault, index) => [Math.floor(((index + 0.5) * deliveries) / all.length), fault]),
  );
}
