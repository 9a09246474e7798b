import { metaWebhook, type TestWorkspace } from "@parley/testkit/factories";
import postgres from "postgres";
import { expect, test } from "vitest";
import { checkDatabase, faultsOf } from "../harness/check-database.ts";
import { countSentTwice } from "../harness/check-ledgers.ts";
import type { GraphFault } from "../harness/fake-graph.ts";
import { closedLoop } from "../harness/load.ts";
import { proof } from "../harness/proof-counts.ts";
import { deliveryTo, reportsOf } from "../harness/status-webhooks.ts";
import { until } from "../harness/until.ts";
import { useProduct } from "../harness/use-product.ts";

const stage = useProduct({ workers: 2 });

/** The ways an outcome can be in doubt. Who hangs is killed between request and answer, or times out. */
const modes: GraphFault[] = [
  "accept_then_reset",
  "accept_then_cut",
  "accept_then_502",
  "accept_then_page",
  "accept_then_hang",
  "refuse_502",
];
const sends = proof.ambiguousSends;
/** Sends whose answer comes whole, among the others. */
const plain = 12;
/** A worker sends sixteen at once: so many hang before it does nothing else. */
const lanes = 2 * 16;
/** The whole run also waits out one time the product's own limit of 20 s. */
const wavesToTimeOut = sends > 1_000 ? 1 : 0;

const faultOf = (text: string) => text.split(" ")[0] as GraphFault;
const isTaken = (text: string) => faultOf(text) !== "refuse_502";

test(`${sends} sends with doubtful outcomes in 6 modes: none twice, none lost, each settled by its echo or a person's (F-31, I5, I6)`, {
  timeout: 900_000,
}, async () => {
  const { sender, graph, agents, database, createWorkspaces, idle } = stage();
  const texts = [
    ...Array.from({ length: sends }, (_, n) => `${modes[n % modes.length]} ${n}`),
    ...Array.from({ length: plain }, (_, n) => `none ${sends + n}`),
  ];
  const workspaces = await createWorkspaces(sends > 1_000 ? 8 : 2);
  const places = await openConversations(workspaces, texts.length);

  graph.faultOf = faultOf;
  const queued = closedLoop(texts, 8, (text, index) => {
    const { workspace, conversationId } = places[index]!;
    return agents.send(workspace, conversationId, text);
  });
  await workThroughHangs(texts.length);
  await queued;
  await idle();

  const admin = postgres(database.adminUrl, { max: 1 });
  const outcomes = () => admin<{ text: string; progress: string; isUnconfirmed: boolean }[]>`
    select content ->> 'text' as text, status_state ->> 'progress' as progress,
      unconfirmed_at is not null as "isUnconfirmed"
    from messages where direction = 'outbound'`;
  expect(graph.accepted.map(({ text }) => text).toSorted()).toEqual(
    texts.filter(isTaken).toSorted(),
  );
  const doubtful = await outcomes();
  expect(doubtful).toHaveLength(texts.length);
  const decided = doubtful.filter(({ isUnconfirmed }) => !isUnconfirmed);
  expect(decided.filter(({ text }) => faultOf(text) !== "none")).toEqual([]);

  await closedLoop(graph.accepted, 32, async (taken) => {
    const { workspace } = places[Number(taken.text.split(" ")[1])]!;
    for (const echo of reportsOf(targetOf(workspace), taken, ["sent", "delivered"])) {
      await sender.deliver(echo);
    }
  });
  await idle();
  const settled = await outcomes();
  await admin.end();
  const left = settled.filter(({ text, isUnconfirmed }) => isTaken(text) && isUnconfirmed);
  console.log(
    `ambiguous: ${sends} sends, ${graph.accepted.length} taken by the provider, ${left.length} of them left to a person, ${settled.filter(({ isUnconfirmed }) => isUnconfirmed).length} unconfirmed in all`,
  );
  expect(left.length).toBeLessThanOrEqual(sends / 100);
  const silent = settled.filter(
    ({ text, progress, isUnconfirmed }) =>
      !isUnconfirmed && (!isTaken(text) || progress !== "delivered"),
  );
  expect(silent).toEqual([]);
  expect(await countSentTwice(database.adminUrl, graph.accepted)).toBe(0);
  expect(new Set(graph.accepted.map(({ text }) => text)).size).toBe(graph.accepted.length);
  expect(faultsOf(await checkDatabase(database.adminUrl))).toEqual({});
});

function targetOf({ number }: TestWorkspace) {
  return { gatewayUrl: stage().product.gateway.url, number };
}

/** So many conversations, each with a customer's message of a minute ago, spread over the workspaces. */
async function openConversations(workspaces: readonly TestWorkspace[], count: number) {
  const { sender, agents, idle } = stage();
  const at = new Date(Date.now() - 60_000);
  const each = Math.ceil(count / workspaces.length);
  for (const workspace of workspaces) {
    const messages = Array.from({ length: each }, (_, index) => ({
      at,
      from: `49151${String(index).padStart(8, "0")}`,
    }));
    const { providerNumberId } = workspace.number;
    await sender.deliver(
      deliveryTo(targetOf(workspace), metaWebhook(providerNumberId, { messages })),
    );
  }
  await idle();
  const places = await Promise.all(
    workspaces.map(async (workspace) => {
      const ids = await agents.conversationsOf(workspace);
      return ids.map((conversationId) => ({ workspace, conversationId }));
    }),
  );
  // One of each workspace in turn: a number sends so many messages a second and no more.
  return Array.from({ length: each }, (_, row) =>
    places.map((column) => {
      const place = column[row];
      if (place === undefined) throw new Error("a conversation is missing");
      return place;
    }),
  ).flat();
}

/** Until every call was made: whenever all that work hang, they time out or are killed and started anew. */
async function workThroughHangs(calls: number): Promise<void> {
  const { product, graph } = stage();
  let toTimeOut = wavesToTimeOut;
  while (graph.calls < calls || graph.hanging > 0) {
    const isStuck = () => graph.hanging >= lanes || graph.calls >= calls;
    await until("all hang or all called", isStuck, { limitMs: 300_000 });
    if (toTimeOut > 0) {
      toTimeOut -= 1;
      const before = graph.calls;
      const isOver = () => graph.calls > before || graph.hanging === 0;
      await until("a send timed out", isOver, { limitMs: 60_000 });
      continue;
    }
    await Promise.all(product.workers.map((worker) => worker.kill()));
    await Promise.all(product.workers.map((worker) => worker.restart()));
  }
}
