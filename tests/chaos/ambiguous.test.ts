import { metaWebhook } from "@parley/testkit/factories";
import postgres from "postgres";
import { expect, test } from "vitest";
import { checkDatabase, faultsOf } from "../harness/check-database.ts";
import { countSentTwice } from "../harness/check-ledgers.ts";
import type { GraphFault } from "../harness/fake-graph.ts";
import { deliveryTo, reportsOf } from "../harness/status-webhooks.ts";
import { until } from "../harness/until.ts";
import { useProduct } from "../harness/use-product.ts";

const stage = useProduct({ workers: 2 });

const faults: GraphFault[] = [
  "none",
  "accept_then_reset",
  "accept_then_cut",
  "accept_then_502",
  "accept_then_hang",
  "refuse_502",
];
const each = 10;
const isTaken = (fault: GraphFault) => fault !== "refuse_502";

test("60 sends with doubtful outcomes: none twice, each ends by its echo or as unconfirmed (F-31, I5, I6)", async () => {
  const { product, sender, graph, agents, database, createWorkspaces, idle } = stage();
  const [workspace] = await createWorkspaces(1);
  const { number } = workspace!;
  const target = { gatewayUrl: product.gateway.url, number };
  const texts = faults.flatMap((fault) => Array.from({ length: each }, (_, n) => `${fault} ${n}`));
  const at = new Date(Date.now() - 60_000);
  const messages = texts.map((_, index) => ({
    at,
    from: `49151000000${String(index).padStart(2, "0")}`,
  }));
  await sender.deliver(deliveryTo(target, metaWebhook(number.providerNumberId, { messages })));
  await idle();
  const ids = await agents.conversationsOf(workspace!);
  expect(ids).toHaveLength(texts.length);

  graph.faultOf = (text) => text.split(" ")[0] as GraphFault;
  await Promise.all(texts.map((text, index) => agents.send(workspace!, ids[index]!, text)));
  await until("every call made", () => graph.calls >= texts.length, { limitMs: 20_000 });
  await Promise.all(product.workers.map((worker) => worker.kill()));
  await Promise.all(product.workers.map((worker) => worker.restart()));
  await idle();

  const admin = postgres(database.adminUrl, { max: 1 });
  const outcomes = () => admin<{ text: string; progress: string; unconfirmed: boolean }[]>`
    select content ->> 'text' as text, status_state ->> 'progress' as progress,
      unconfirmed_at is not null as unconfirmed
    from messages where direction = 'outbound'`;
  expect(graph.accepted.map(({ text }) => text).toSorted()).toEqual(
    texts.filter((text) => isTaken(graph.faultOf(text))).toSorted(),
  );
  for (const { text, unconfirmed } of await outcomes()) {
    const isDoubtful = graph.faultOf(text) !== "none";
    expect({ text, unconfirmed }).toEqual({ text, unconfirmed: isDoubtful });
  }

  const echoes = graph.accepted.flatMap((taken) => reportsOf(target, taken, ["sent", "delivered"]));
  await Promise.all(echoes.map((echo) => sender.deliver(echo)));
  await idle();
  for (const { text, progress, unconfirmed } of await outcomes()) {
    const wasTaken = isTaken(graph.faultOf(text));
    expect({ text, progress, unconfirmed }).toEqual({
      text,
      progress: wasTaken ? "delivered" : "queued",
      unconfirmed: !wasTaken,
    });
  }
  await admin.end();
  expect(await countSentTwice(database.adminUrl, graph.accepted)).toBe(0);
  expect(faultsOf(await checkDatabase(database.adminUrl))).toEqual({});
});
