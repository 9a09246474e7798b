import { metaWebhook } from "@parley/testkit/factories";
import postgres from "postgres";
import { expect, test } from "vitest";
import { checkDatabase, faultsOf } from "../harness/check-database.ts";
import { countSentTwice } from "../harness/check-ledgers.ts";
import { deliveryTo, reportsOf } from "../harness/status-webhooks.ts";
import { until } from "../harness/until.ts";
import { useProduct } from "../harness/use-product.ts";

const stage = useProduct({ workers: 1 });

const orders = [
  ["sent", "delivered", "read"],
  ["sent", "read", "delivered"],
  ["delivered", "sent", "read"],
  ["delivered", "read", "sent"],
  ["read", "sent", "delivered"],
  ["read", "delivered", "sent"],
];

test("statuses in any order that come before the answer to the send end as read (F-22, F-23, I7)", async () => {
  const { product, sender, graph, agents, database, createWorkspaces, idle } = stage();
  const [workspace] = await createWorkspaces(1);
  const { number } = workspace!;
  const target = { gatewayUrl: product.gateway.url, number };
  const messages = orders.map((_, index) => ({ from: `4915100000${index}0` }));
  await sender.deliver(deliveryTo(target, metaWebhook(number.providerNumberId, { messages })));
  await idle();

  const admin = postgres(database.adminUrl, { max: 2 });
  const storedStatuses = async (wamid: string) => {
    const [row] = await admin<{ n: number }[]>`
      select count(*)::int as n from status_events where provider_message_id = ${wamid}`;
    return row?.n ?? 0;
  };
  const answers: unknown[] = [];
  graph.onAccepted = async (taken) => {
    const order = orders[Number(taken.text.split(" ")[1])] ?? [];
    const reports = reportsOf(target, taken, order).map((report) => sender.post(report));
    for (const { status, body } of await Promise.all(reports)) answers.push({ status, body });
    const areStored = async () => (await storedStatuses(taken.wamid)) === order.length;
    await until("the statuses recorded before the answer", areStored);
  };
  const ids = await agents.conversationsOf(workspace!);
  await Promise.all(ids.map((id, index) => agents.send(workspace!, id, `Order ${index}`)));
  await idle();
  await until("all sent", () => graph.accepted.length === orders.length);
  await idle();

  const rows = await admin<{ progress: string; times: string[] }[]>`
    select status_state ->> 'progress' as progress,
      array(select jsonb_object_keys(status_state -> 'times') order by 1) as times
    from messages where direction = 'outbound'`;
  await admin.end();
  expect(rows).toHaveLength(orders.length);
  for (const { progress, times } of rows) {
    expect(progress).toBe("read");
    expect(times).toEqual(expect.arrayContaining(["accepted", "delivered", "read", "sent"]));
  }
  expect(answers).toEqual(orders.flat().map(() => ({ status: 200, body: "" })));
  expect(await countSentTwice(database.adminUrl, graph.accepted)).toBe(0);
  expect(faultsOf(await checkDatabase(database.adminUrl))).toEqual({});
});
