import { useTestDatabase } from "@parley/testkit/database";
import {
  createTestWorkspace,
  metaWebhook,
  receiveWebhooks,
  type TestWorkspace,
} from "@parley/testkit/factories";
import { expect, test } from "vitest";
import { setContactBlocked } from "../contacts/index.ts";
import {
  archiveConversation,
  closeConversation,
  getConversation,
  listConversations,
  reopenConversation,
} from "../conversations/index.ts";
import { listMessageChanges, listMessages, type MessagePage } from "./index.ts";

const database = useTestDatabase();
const deps = () => ({ db: database().db, wake: () => undefined });

async function write(workspace: TestWorkspace, ...texts: string[]) {
  const messages = texts.map((text) => ({ text }));
  const body = metaWebhook(workspace.number.providerNumberId, { messages });
  await receiveWebhooks(database().db, workspace, body);
}

/** The asides of a thread that are no notes. */
function eventsOf({ asides }: Pick<MessagePage, "asides">) {
  return asides.filter((aside) => aside.kind === "event");
}

async function oneConversation() {
  const workspace = await createTestWorkspace(database().db);
  await write(workspace, "Hello");
  const input = { status: null, after: null, limit: 1 };
  const { items } = await listConversations(deps(), workspace.as("agent"), input);
  const conversation = items[0]!;
  const { id: conversationId } = conversation;
  const page = () =>
    listMessages(deps(), workspace.as("agent"), { conversationId, before: null, limit: 30 });
  const told = async () =>
    eventsOf(await page()).map(({ event, actor }) => `${event.kind} by ${actor.kind}`);
  return { workspace, agent: workspace.as("agent"), conversation, conversationId, page, told };
}

test("closing, archiving and reopening leave a line each, with who did it (S2.24, CON-8)", async () => {
  const { workspace, agent, conversationId, page } = await oneConversation();
  await closeConversation(deps(), agent, conversationId);
  await archiveConversation(deps(), workspace.as("owner"), conversationId);
  await reopenConversation(deps(), agent, conversationId);
  expect(
    eventsOf(await page()).map(({ event, actor }) => [event.kind, actor.name?.split(" ")[0]]),
  ).toEqual([
    ["closed", "agent"],
    ["archived", "Owner"],
    ["reopened", "agent"],
  ]);
});

test("an action the status does not offer changes nothing and tells nothing (CON-2, S2.24)", async () => {
  const { agent, conversationId, told } = await oneConversation();
  await archiveConversation(deps(), agent, conversationId);
  await closeConversation(deps(), agent, conversationId);
  await archiveConversation(deps(), agent, conversationId);
  const { status, version } = await getConversation(deps(), agent, conversationId);
  expect(status).toBe("archived");
  expect(await told()).toEqual(["archived by member"]);
  expect(version).toBe(2);
});

test("a customer who writes reopens an archived conversation once, and the thread tells it (CON-3, CON-8)", async () => {
  const { workspace, agent, conversationId, told } = await oneConversation();
  await archiveConversation(deps(), agent, conversationId);
  await write(workspace, "Still there?", "Hello?");
  await write(workspace, "One more");
  expect(await told()).toEqual(["archived by member", "reopened by contact"]);
  expect((await getConversation(deps(), agent, conversationId)).status).toBe("open");
});

test("blocking is told once in each thread of the person, live like any change (S3.23, CON-8)", async () => {
  const { workspace, agent, conversation, conversationId, told } = await oneConversation();
  const { contact, version } = conversation;
  const block = (isBlocked: boolean) =>
    setContactBlocked(deps(), agent, {
      ...{ contactId: contact.id, numberId: workspace.number.id, isBlocked },
    });
  await block(true);
  await block(true);
  await block(false);
  expect(await told()).toEqual(["blocked by member", "unblocked by member"]);
  const after = await getConversation(deps(), agent, conversationId);
  expect(after.version).toBe(version + 2);
});

test("who was away fetches what happened since the version they have (I8, CON-8)", async () => {
  const { agent, conversationId, page } = await oneConversation();
  await closeConversation(deps(), agent, conversationId);
  const { version } = await page();
  await reopenConversation(deps(), agent, conversationId);
  const input = { conversationId, sinceVersion: version };
  const changes = await listMessageChanges(deps(), agent, input);
  expect(eventsOf(changes).map(({ event }) => event.kind)).toEqual(["reopened"]);
  expect(changes).toMatchObject({ items: [], version: version + 1, hasMore: false });
});

test("each page of the thread has the lines of its own time and no other (CON-8)", async () => {
  const { workspace, agent, conversationId } = await oneConversation();
  const old = new Date(Date.now() - 3_600_000);
  const body = metaWebhook(workspace.number.providerNumberId, {
    messages: [
      { text: "an hour ago", at: old },
      { text: "and again", at: old },
    ],
  });
  await receiveWebhooks(database().db, workspace, body);
  await closeConversation(deps(), agent, conversationId);
  const list = (before: { at: Date; position: number; sequence: number } | null) =>
    listMessages(deps(), agent, { conversationId, before, limit: 1 });
  const newest = await list(null);
  expect(newest.items).toHaveLength(1);
  expect(newest.asides).toHaveLength(1);
  const { at, position, sequence } = newest.items[0]!;
  const earlier = await list({ at, position, sequence });
  expect(earlier.items).toHaveLength(1);
  expect(earlier.asides).toEqual([]);
});
