import { conversations } from "@parley/db/schema";
import { inWorkspace } from "@parley/db/scope";
import { type ConversationId, newId } from "@parley/domain/ids";
import { useTestDatabase } from "@parley/testkit/database";
import { createTestWorkspace, metaWebhook, receiveWebhooks } from "@parley/testkit/factories";
import { expect, test } from "vitest";
import { closeConversation, type HistoryView, listConversations, listHistory } from "./index.ts";

const database = useTestDatabase();
const deps = () => ({ db: database().db, wake: () => undefined });

/** A customer with one conversation in which they wrote thrice, and `others` closed ones without words. */
async function customerWith(others: number) {
  const workspace = await createTestWorkspace(database().db);
  const agent = workspace.as("agent");
  const at = (minute: number) => new Date(Date.UTC(2026, 4, 1, 10, minute));
  const { providerNumberId } = workspace.number;
  const reaction = { type: "reaction", reaction: { message_id: "wamid.x", emoji: "👍" } };
  const messages = [1, 5, 9].map((minute) => ({ text: `at ${minute}`, at: at(minute) }));
  await receiveWebhooks(
    database().db,
    workspace,
    metaWebhook(providerNumberId, { messages: [...messages, { raw: reaction, at: at(20) }] }),
    metaWebhook(providerNumberId, { messages: [{ text: "somebody else", from: "4915100000000" }] }),
  );
  const { items } = await listConversations(deps(), agent, { status: null, after: null, limit: 9 });
  const spoken = items.find((row) => row.contact.phone === "+4915112345678")!;
  await closeConversation(deps(), agent, spoken.id);
  const empty = Array.from({ length: others }, () => newId<ConversationId>());
  await inWorkspace(database().db, agent, (tx) =>
    tx.insert(conversations).values(
      empty.map((id, nth) => ({
        ...{ workspaceId: workspace.id, id, numberId: workspace.number.id },
        ...{ contactId: spoken.contact.id, status: "closed" as const },
        lastActivityAt: at(nth),
      })),
    ),
  );
  return { workspace, spokenId: spoken.id, empty, at };
}

test("earlier conversations of the person come with from when to when and how many messages (S0.48)", async () => {
  const { workspace, spokenId, empty, at } = await customerWith(1);
  const input = { conversationId: empty[0]!, before: null, limit: 10 };
  const { items, hasMore } = await listHistory(deps(), workspace.as("agent"), input);
  expect(hasMore).toBe(false);
  expect(items).toMatchObject([
    { id: spokenId, status: "closed", firstAt: at(1), lastAt: at(9), messageCount: 3 },
  ]);
});

test("one without messages says so, and the one that is open is not its own past (S0.48)", async () => {
  const { workspace, spokenId, empty } = await customerWith(1);
  const input = { conversationId: spokenId, before: null, limit: 10 };
  const { items } = await listHistory(deps(), workspace.as("agent"), input);
  expect(items).toMatchObject([{ id: empty[0], firstAt: null, lastAt: null, messageCount: 0 }]);
});

test("pages neither repeat nor skip, latest first (S0.48)", async () => {
  const { workspace, spokenId, empty } = await customerWith(5);
  const read: HistoryView[] = [];
  for (let hasMore = true; hasMore; ) {
    const last = read.at(-1);
    const before = last === undefined ? null : { lastActivityAt: last.lastActivityAt, id: last.id };
    const input = { conversationId: spokenId, before, limit: 2 };
    const page = await listHistory(deps(), workspace.as("agent"), input);
    read.push(...page.items);
    hasMore = page.hasMore;
  }
  expect(read.map(({ id }) => id)).toEqual(empty.toReversed());
});

test("a conversation that is not there has no history", async () => {
  const workspace = await createTestWorkspace(database().db);
  const input = { conversationId: newId<ConversationId>(), before: null, limit: 1 };
  await expect(listHistory(deps(), workspace.as("agent"), input)).rejects.toMatchObject({
    code: "conversation.not_found",
  });
});
