import {
  auditEntries,
  conversations,
  deadLetters,
  messages,
  webhookEvents,
} from "@parley/db/schema";
import { inWorkspace } from "@parley/db/scope";
import { useTestDatabase } from "@parley/testkit/database";
import {
  createTestWorkspace,
  type MetaMessage,
  metaWebhook,
  newWamid,
  receiveWebhooks,
  type TestWorkspace,
} from "@parley/testkit/factories";
import { expect, test } from "vitest";
import { listConversations } from "../conversations/index.ts";
import { listMessages } from "../messages/index.ts";

const database = useTestDatabase();
const deps = () => ({ db: database().db, wake: () => undefined });

const receive = (workspace: TestWorkspace, ...bodies: unknown[]) =>
  receiveWebhooks(database().db, workspace, ...bodies);

const list = (workspace: TestWorkspace) =>
  listConversations(deps(), workspace.as("agent"), { status: null, after: null, limit: 50 });

const webhook = (workspace: TestWorkspace, ...sent: MetaMessage[]) =>
  metaWebhook(workspace.number.providerNumberId, { messages: sent });

test("a customer's text becomes a conversation with one unread message (S3.4, S3.5, S3.6)", async () => {
  const workspace = await createTestWorkspace(database().db);
  await receive(workspace, webhook(workspace, { text: "Hi *there*", name: "Ana Lima" }));
  const { items } = await list(workspace);
  expect(items).toMatchObject([
    {
      status: "open",
      unreadCount: 1,
      contact: { name: "Ana Lima", phone: "+4915112345678" },
      lastMessage: { direction: "inbound", preview: "Hi there" },
    },
  ]);
});

test("the same webhook ten times leaves one message, one conversation, one unread (F-20, D-01)", async () => {
  const workspace = await createTestWorkspace(database().db);
  const body = webhook(workspace, { id: newWamid(), text: "once" });
  await receive(workspace, ...Array.from({ length: 10 }, () => body));
  await receive(workspace, body);
  const { items } = await list(workspace);
  expect(items.map(({ unreadCount }) => unreadCount)).toEqual([1]);
});

test("every entry, change and message of a batch is recorded, and an unreadable one costs only itself (F-95)", async () => {
  const workspace = await createTestWorkspace(database().db);
  const sent = Array.from({ length: 1000 }, (_, n) => ({
    id: newWamid(),
    from: `4915${String(1_000_000 + (n % 40))}`,
    text: `message ${n}`,
  }));
  const body = webhook(workspace, ...sent) as {
    entry: { changes: { value: { messages: unknown[] } }[] }[];
  };
  body.entry[0]!.changes[0]!.value.messages[500] = { type: "text", text: 5, from: ["x"] };
  await receive(workspace, body);
  const counted = await inWorkspace(database().db, workspace.as("agent"), async (tx) => ({
    messages: await tx.$count(messages),
    conversations: await tx.$count(conversations),
    letters: await tx.select().from(deadLetters),
    events: await tx.select({ state: webhookEvents.state }).from(webhookEvents),
    audit: (await tx.select().from(auditEntries)).filter(({ action }) =>
      action.startsWith("inbound"),
    ),
  }));
  expect(counted).toMatchObject({
    messages: 999,
    conversations: 40,
    letters: [{ reason: "message_malformed" }],
    events: [{ state: "quarantined" }],
    audit: [],
  });
});

test("an authentic webhook that names another workspace's number changes nothing there (T-21)", async () => {
  const [mine, theirs] = [
    await createTestWorkspace(database().db),
    await createTestWorkspace(database().db),
  ];
  await receive(mine, webhook(theirs, { text: "forged" }));
  expect((await list(theirs)).items).toEqual([]);
  expect((await list(mine)).items).toEqual([]);
  const letters = await inWorkspace(database().db, mine.as("agent"), (tx) =>
    tx.select().from(deadLetters),
  );
  expect(letters).toMatchObject([{ reason: "foreign_number" }]);
});

test("a body that is no JSON is kept and quarantined (R-03)", async () => {
  const workspace = await createTestWorkspace(database().db);
  await receive(workspace, "not json");
  const events = await inWorkspace(database().db, workspace.as("agent"), (tx) =>
    tx.select().from(webhookEvents),
  );
  expect(events).toMatchObject([{ state: "quarantined", body: Buffer.from("not json") }]);
});

test("messages are shown in the provider's order, whatever order they came in (D-03, F-21)", async () => {
  const workspace = await createTestWorkspace(database().db);
  const at = (second: number) => new Date(Date.UTC(2026, 5, 1, 10, 0, second));
  const sent = ["first", "second", "third"].map((text, n) =>
    webhook(workspace, { text, at: at(n) }),
  );
  await receive(workspace, sent[2]);
  await receive(workspace, sent[0], sent[1]);
  const { items } = await list(workspace);
  const conversationId = items[0]!.id;
  const page = await listMessages(deps(), workspace.as("agent"), {
    conversationId,
    before: null,
    limit: 10,
  });
  const texts = page.items.map(({ content }) => (content.type === "text" ? content.text : ""));
  expect(texts).toEqual(["first", "second", "third"]);
  expect(items[0]!.lastMessage?.preview).toBe("third");
});

test("a reaction becomes a badge of its message, is replaced and taken away (S0.16)", async () => {
  const workspace = await createTestWorkspace(database().db);
  const target = newWamid();
  await receive(workspace, webhook(workspace, { id: target, text: "hello" }));
  const conversationId = (await list(workspace)).items[0]!.id;
  const react = async (emoji: string, second: number) => {
    const raw = { type: "reaction", reaction: { message_id: target, emoji } };
    const at = new Date(Date.UTC(2026, 5, 1, 10, 0, second));
    await receive(workspace, webhook(workspace, { raw, at }));
    const page = await listMessages(deps(), workspace.as("agent"), {
      conversationId,
      before: null,
      limit: 10,
    });
    return page.items.map(({ reactions }) => reactions);
  };
  expect(await react("👍", 1)).toEqual([[{ author: "contact", emoji: "👍" }]]);
  expect(await react("❤️", 2)).toEqual([[{ author: "contact", emoji: "❤️" }]]);
  expect(await react("👍", 1)).toEqual([[{ author: "contact", emoji: "❤️" }]]);
  expect(await react("", 3)).toEqual([[]]);
});
