import { messages } from "@parley/db/schema";
import { inWorkspace } from "@parley/db/scope";
import { type MessageId, newId } from "@parley/domain/ids";
import { useTestDatabase } from "@parley/testkit/database";
import { createTestWorkspace, metaWebhook, receiveWebhooks } from "@parley/testkit/factories";
import { asc } from "drizzle-orm";
import { expect, test } from "vitest";
import { listMessages, listMessagesAfter, listMessagesAround } from "./index.ts";

const database = useTestDatabase();
const deps = () => ({ db: database().db, wake: () => undefined });

async function threadOf(count: number) {
  const workspace = await createTestWorkspace(database().db);
  const at = (n: number) => new Date(Date.UTC(2026, 5, 1, 10, 0, n));
  const all = Array.from({ length: count }, (_, n) => ({ text: `m${n}`, at: at(n >> 1) }));
  const { providerNumberId } = workspace.number;
  await receiveWebhooks(database().db, workspace, metaWebhook(providerNumberId, { messages: all }));
  const scope = workspace.as("agent");
  const rows = await inWorkspace(database().db, scope, (tx) =>
    tx
      .select({ id: messages.id, conversationId: messages.conversationId })
      .from(messages)
      .orderBy(asc(messages.providerAt), asc(messages.position), asc(messages.sequence)),
  );
  return { scope, ids: rows.map(({ id }) => id), conversationId: rows[0]!.conversationId };
}

test("a message is opened amid its neighbours, in the order of the thread (S0.15, D-03)", async () => {
  const { scope, ids, conversationId } = await threadOf(11);
  const open = (at: number, limit: number) =>
    listMessagesAround(deps(), scope, { conversationId, messageId: ids[at]!, limit });
  const middle = await open(5, 4);
  expect(middle.items.map(({ id }) => id)).toEqual(ids.slice(4, 8));
  expect(middle).toMatchObject({ hasEarlier: true, hasLater: true });
  expect(await open(0, 40)).toMatchObject({ hasEarlier: false, hasLater: false });
  expect((await open(10, 4)).items.map(({ id }) => id)).toEqual(ids.slice(9));
});

test("from any message on, pages lead to the end of the thread and none is missed (D-03)", async () => {
  const { scope, ids, conversationId } = await threadOf(11);
  const opened = await listMessagesAround(deps(), scope, {
    ...{ conversationId, messageId: ids[0]!, limit: 4 },
  });
  const seen = [...opened.items];
  let { hasLater } = opened;
  while (hasLater) {
    const { at, position, sequence } = seen.at(-1)!;
    const after = { at, position, sequence };
    const page = await listMessagesAfter(deps(), scope, { conversationId, after, limit: 3 });
    seen.push(...page.items);
    hasLater = page.hasLater;
  }
  const newest = await listMessages(deps(), scope, { conversationId, before: null, limit: 50 });
  expect(seen).toEqual(newest.items);
  expect(seen.map(({ id }) => id)).toEqual(ids);
});

test("a message of another thread, or of none, is not found (T-01)", async () => {
  const { scope, conversationId } = await threadOf(1);
  const other = await threadOf(1);
  for (const messageId of [newId<MessageId>(), other.ids[0]!]) {
    const opening = listMessagesAround(deps(), scope, { conversationId, messageId, limit: 4 });
    await expect(opening).rejects.toMatchObject({ code: "message.not_found" });
  }
});
