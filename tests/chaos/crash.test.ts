import { setTimeout as pause } from "node:timers/promises";
import { metaWebhook } from "@parley/testkit/factories";
import postgres from "postgres";
import { expect, test } from "vitest";
import { checkDatabase, faultsOf } from "../harness/check-database.ts";
import { countAckedAndLost, countSentTwice } from "../harness/check-ledgers.ts";
import { closedLoop, openLoop } from "../harness/load.ts";
import { proofSeed } from "../harness/proof-counts.ts";
import { seededRandom } from "../harness/seeded-random.ts";
import { deliveryTo, reportsOf } from "../harness/status-webhooks.ts";
import { until } from "../harness/until.ts";
import { useProduct } from "../harness/use-product.ts";

const stage = useProduct({ workers: 2 });

async function prepare(workspaces = 4) {
  const all = stage();
  const created = await all.createWorkspaces(workspaces);
  const targets = created.map(({ number }) => ({ gatewayUrl: all.product.gateway.url, number }));
  const message = (index: number) => {
    const target = targets[index % targets.length]!;
    const from = `49151000000${String(index % 40).padStart(2, "0")}`;
    const at = new Date(Math.floor(Date.now() / 1000) * 1000 - 60_000);
    const messages = [{ from, at, text: `Message ${index}` }];
    return deliveryTo(target, metaWebhook(target.number.providerNumberId, { messages }));
  };
  return { ...all, created, targets, message };
}

test("a gateway killed at random moments loses nothing it acknowledged (F-01, I1-I3)", async () => {
  const { product, sender, database, message, idle } = await prepare();
  const random = seededRandom(proofSeed);
  const deliveries = Array.from({ length: 900 }, (_, index) => message(index));
  let isOver = false;
  const kills = (async () => {
    let count = 0;
    while (!isOver && count < 3) {
      await pause(20 + random.below(180));
      await product.gateway.kill();
      await product.gateway.restart();
      count += 1;
    }
    return count;
  })();
  await closedLoop(deliveries, 24, (delivery) => sender.deliver(delivery));
  isOver = true;
  expect(await kills, `seed ${proofSeed}`).toBeGreaterThan(0);
  await idle();
  expect(await countAckedAndLost(database.adminUrl, sender.acked)).toBe(0);
  const figures = await checkDatabase(database.adminUrl);
  expect(faultsOf(figures)).toEqual({});
  expect(figures.messages).toBe(deliveries.length);
});

test("what a killed worker held is taken by another (F-02, G-04, I3, I4)", async () => {
  const { product, sender, database, message, idle } = await prepare();
  const sql = postgres(database.adminUrl, { max: 1 });
  const worst: number[] = [];
  for (const worker of [...product.workers, ...product.workers]) {
    const [mark] = await sql<{ now: Date }[]>`select clock_timestamp() as now`;
    const load = openLoop(120, 120, (index) => sender.deliver(message(index)));
    await pause(400);
    await worker.kill();
    await load;
    await idle();
    const [row] = await sql<{ ms: number }[]>`
      select extract(epoch from max(processed_at - received_at))::float8 * 1000 as ms
      from webhook_events where received_at > ${mark!.now}`;
    worst.push(Math.round(row!.ms));
    await worker.restart();
  }
  await sql.end();
  console.log(`recovery after a worker's kill, worst wait of an event: ${worst.join(", ")} ms`);
  // A quiet machine shows less than 5 s; a busy one must not fail the proof.
  expect(Math.max(...worst)).toBeLessThan(30_000);
  expect(faultsOf(await checkDatabase(database.adminUrl))).toEqual({});
});

test("a worker killed while its send hangs: not sent again, unconfirmed, settled by the echo (F-02, F-31, I5)", async () => {
  const { product, sender, graph, agents, database, created, targets, message, idle } =
    await prepare(1);
  const [workspace, target] = [created[0]!, targets[0]!];
  const [first, second] = [product.workers[0]!, product.workers[1]!];
  await sender.deliver(message(0));
  await idle();
  const [conversationId] = await agents.conversationsOf(workspace);
  graph.faultOf = () => "accept_then_hang";
  await second.stop();
  const before = graph.accepted.length;
  await agents.send(workspace, conversationId!, "Only once");
  await until("the provider took it", () => graph.accepted.length > before);
  await second.restart();
  await first.kill();

  const sql = postgres(database.adminUrl, { max: 1 });
  const read = async () => {
    const [row] = await sql<{ unconfirmed: boolean; progress: string }[]>`
      select unconfirmed_at is not null as unconfirmed, status_state ->> 'progress' as progress
      from messages where content ->> 'text' = 'Only once'`;
    return row;
  };
  const isUnconfirmed = async () => (await read())?.unconfirmed === true;
  const tookMs = await until("marked as unconfirmed", isUnconfirmed, { limitMs: 30_000 });
  console.log(`recovery of a hanging send after its worker's kill: ${Math.round(tookMs)} ms`);
  await first.restart();
  await idle();
  expect(graph.accepted).toHaveLength(before + 1);

  const taken = graph.accepted.at(-1)!;
  const echo = reportsOf(target, taken, ["delivered"])[0]!;
  expect(await sender.post(echo)).toMatchObject({ status: 200, body: "" });
  await idle();
  expect(await read()).toEqual({ unconfirmed: false, progress: "delivered" });
  await sql.end();
  expect(await countSentTwice(database.adminUrl, graph.accepted)).toBe(0);
  expect(faultsOf(await checkDatabase(database.adminUrl))).toEqual({});
});
