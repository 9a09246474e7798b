import { type MetaMessage, metaWebhook } from "@parley/testkit/factories";
import postgres from "postgres";
import { expect, test } from "vitest";
import { deliveryTo } from "../harness/status-webhooks.ts";
import { useProduct } from "../harness/use-product.ts";

const stage = useProduct({ workers: 1 });
const poisonedAt = 500;

test.each<[string, MetaMessage]>([
  ["without an id", { id: "" }],
  ["of nobody", { from: "" }],
])(
  "of 1,000 messages in one POST the one %s is quarantined and the others are recorded (F-80, F-95)",
  async (_, poison) => {
    const { product, sender, database, createWorkspaces, idle } = stage();
    const [workspace] = await createWorkspaces(1);
    const { number, id: workspaceId } = workspace!;
    const messages = Array.from({ length: 1_000 }, (_, index) => ({
      id: `wamid.many-${number.id}-${index}`,
      from: `49151${String(index % 50).padStart(8, "0")}`,
      text: `Message ${index}`,
      ...(index === poisonedAt && poison),
    }));
    const target = { gatewayUrl: product.gateway.url, number };
    const body = metaWebhook(number.providerNumberId, { messages });
    const { status, body: answer } = await sender.post(deliveryTo(target, body));
    expect({ status, answer }).toEqual({ status: 200, answer: "" });
    await idle();

    const sql = postgres(database.adminUrl, { max: 1 });
    const rows = await sql<{ text: string; place: number }[]>`
      select content ->> 'text' as text, position as place from messages
      where workspace_id = ${workspaceId} order by position`;
    const events = await sql`select state from webhook_events where workspace_id = ${workspaceId}`;
    const letters = await sql<{ element: unknown }[]>`
      select element from dead_letters where workspace_id = ${workspaceId}`;
    await sql.end();
    expect(rows.map(({ text }) => text)).toEqual(
      messages.filter((_, index) => index !== poisonedAt).map(({ text }) => text),
    );
    expect(events.map(({ state }) => state)).toEqual(["quarantined"]);
    expect(letters).toHaveLength(1);
    expect(JSON.stringify(letters[0]?.element)).toContain(`Message ${poisonedAt}`);
  },
);

test("of 999 messages and a status in one POST the status that no column can hold is set aside alone (F-80)", async () => {
  const { product, sender, database, createWorkspaces, idle } = stage();
  const [workspace] = await createWorkspaces(1);
  const { number, id: workspaceId } = workspace!;
  const messages = Array.from({ length: 999 }, (_, index) => ({ text: `Message ${index}` }));
  const statuses = [{ id: "wamid.far", status: "sent", at: new Date(8_000_000_000_000_000) }];
  const body = metaWebhook(number.providerNumberId, { messages, statuses });
  const target = { gatewayUrl: product.gateway.url, number };
  const { status, body: answer } = await sender.post(deliveryTo(target, body));
  expect({ status, answer }).toEqual({ status: 200, answer: "" });
  await idle();

  const sql = postgres(database.adminUrl, { max: 1 });
  const [row] = await sql`
    select (select count(*)::int from messages where workspace_id = ${workspaceId}) as messages,
      (select count(*)::int from status_events where workspace_id = ${workspaceId}) as statuses,
      (select array_agg(state::text) from webhook_events where workspace_id = ${workspaceId}) as events,
      (select array_agg(reason) from dead_letters where workspace_id = ${workspaceId}) as letters`;
  await sql.end();
  expect(row).toEqual({
    messages: 999,
    statuses: 0,
    events: ["quarantined"],
    letters: ["processing_failed"],
  });
});
