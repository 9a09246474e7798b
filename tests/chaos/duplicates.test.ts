import { metaWebhook, newWamid } from "@parley/testkit/factories";
import { expect, test } from "vitest";
import { checkDatabase, faultsOf } from "../harness/check-database.ts";
import { deliveryTo } from "../harness/status-webhooks.ts";
import { useProduct } from "../harness/use-product.ts";

const stage = useProduct({ workers: 2 });
const from = "4915112345678";

test("one message id ten times at once on two connections is one message in each workspace (F-20, D-01, I2, I3)", async () => {
  const { product, sender, database, createWorkspaces, idle } = stage();
  const workspaces = await createWorkspaces(2);
  const id = newWamid();
  const deliveries = workspaces.flatMap(({ number }) => {
    const target = { gatewayUrl: product.gateway.url, number };
    const body = metaWebhook(number.providerNumberId, { messages: [{ id, from, text: "Once" }] });
    return Array.from({ length: 10 }, () => deliveryTo(target, body));
  });
  const answers = await Promise.all(deliveries.map((delivery) => sender.post(delivery)));
  expect(answers.map(({ status, body }) => ({ status, body }))).toEqual(
    deliveries.map(() => ({ status: 200, body: "" })),
  );
  await idle();

  for (const { as } of workspaces) {
    const { workspaceId } = as("owner");
    const { sql } = database.db;
    const [row] = await sql.begin(async (tx) => {
      await tx`select set_config('app.workspace_id', ${workspaceId}, true)`;
      return tx`select (select count(*)::int from messages where provider_message_id = ${id}) as messages,
        (select count(*)::int from conversations) as conversations,
        (select count(*)::int from contacts) as contacts,
        (select max(unread_count) from conversations) as unread,
        (select count(*)::int from webhook_events where state = 'done') as events`;
    });
    expect(row).toEqual({ messages: 1, conversations: 1, contacts: 1, unread: 1, events: 10 });
  }
  expect(faultsOf(await checkDatabase(database.adminUrl))).toEqual({});
});

test("ten different first messages of a new customer at once are one contact and one conversation (F-20, D-06)", async () => {
  const { product, sender, database, createWorkspaces, idle } = stage();
  const [workspace] = await createWorkspaces(1);
  const { number, id: workspaceId } = workspace!;
  const target = { gatewayUrl: product.gateway.url, number };
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, index) => {
      const messages = [{ from, text: `Picture ${index}` }];
      return sender.post(deliveryTo(target, metaWebhook(number.providerNumberId, { messages })));
    }),
  );
  expect(answers.every(({ status }) => status === 200)).toBe(true);
  await idle();
  const [row] = await database.db.sql.begin(async (tx) => {
    await tx`select set_config('app.workspace_id', ${workspaceId}, true)`;
    return tx`select (select count(*)::int from messages) as messages,
      (select count(*)::int from conversations) as conversations,
      (select count(*)::int from contacts) as contacts`;
  });
  expect(row).toEqual({ messages: 10, conversations: 1, contacts: 1 });
  expect(faultsOf(await checkDatabase(database.adminUrl))).toEqual({});
});
