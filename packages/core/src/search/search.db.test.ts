import { contactWords, messages, messageWords, searchProgress } from "@parley/db/schema";
import { inWorkspace } from "@parley/db/scope";
import { useTestDatabase } from "@parley/testkit/database";
import {
  createTestWorkspace,
  indexQueued,
  type MetaMessage,
  metaWebhook,
  newWamid,
  receiveWebhooks,
  type TestWorkspace,
} from "@parley/testkit/factories";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { searchContacts, searchMessages } from "./index.ts";

const database = useTestDatabase();
const deps = () => ({ db: database().db, wake: () => undefined });
const at = (minute: number) => new Date(Date.UTC(2026, 5, 1, 10, minute));

async function receive(workspace: TestWorkspace, ...messages: MetaMessage[]): Promise<void> {
  const { providerNumberId } = workspace.number;
  await receiveWebhooks(database().db, workspace, metaWebhook(providerNumberId, { messages }));
  await indexQueued(database().db, workspace);
}

async function find(workspace: TestWorkspace, query: string): Promise<string[]> {
  const input = { query, after: null, limit: 50 };
  const { items } = await searchMessages(deps(), workspace.as("agent"), input);
  return items.map(({ excerpt }) => excerpt.map(({ text }) => text).join(""));
}

async function findPeople(workspace: TestWorkspace, query: string): Promise<(string | null)[]> {
  const input = { query, after: null, limit: 50 };
  const { items } = await searchContacts(deps(), workspace.as("agent"), input);
  return items.map(({ phone }) => phone);
}

const rowsOf = (workspace: TestWorkspace) =>
  inWorkspace(database().db, workspace.as("agent"), async (tx) => ({
    messages: await tx.select().from(messages),
    words: await tx.select().from(messageWords),
    people: await tx.select().from(contactWords),
    progress: await tx.select().from(searchProgress),
  }));

test("messages are found by all their words, newest first, the last word by its beginning (SEA-4, SEA-8)", async () => {
  const workspace = await createTestWorkspace(database().db);
  await receive(
    workspace,
    { text: "The blue Sofa, please", at: at(1) },
    { text: "Is the sofa blue?", at: at(3) },
    { text: "blue sofas", at: at(2) },
    { text: "A red sofa", at: at(4) },
  );
  expect(await find(workspace, "blue sof")).toEqual([
    ...["Is the sofa blue?", "blue sofas", "The blue Sofa, please"],
  ]);
  expect(await find(workspace, "sofa blue")).toHaveLength(2);
  expect(await find(workspace, "sofa blue green")).toEqual([]);
  expect(await find(workspace, "%")).toEqual([]);
  expect(await find(workspace, "so")).toHaveLength(4);
});

test("a caption and a file's name are found, with the hit marked (SEA-5, SEA-7)", async () => {
  const workspace = await createTestWorkspace(database().db);
  const document = { id: "1", mime_type: "application/pdf", filename: "Invoice_2026.pdf" };
  const raw = { type: "document", document: { ...document, caption: "Our bill" } };
  await receive(workspace, { raw });
  const input = { query: "invoice", after: null, limit: 5 };
  const { items } = await searchMessages(deps(), workspace.as("agent"), input);
  expect(items[0]?.excerpt[0]).toEqual({ text: "Invoice", isHit: true });
  expect(await find(workspace, "bill")).toEqual(["Our bill"]);
});

test("pages of hits go on where the last one ended, each hit once (SEA-8)", async () => {
  const workspace = await createTestWorkspace(database().db);
  const many = Array.from({ length: 25 }, (_, n) => ({ text: `page paging ${n}`, at: at(n % 7) }));
  await receive(workspace, ...many);
  const seen: string[] = [];
  let after: Parameters<typeof searchMessages>[2]["after"] = null;
  do {
    const input = { query: "pag", after, limit: 10 };
    const page = await searchMessages(deps(), workspace.as("agent"), input);
    seen.push(...page.items.map(({ messageId }) => messageId));
    after = page.next;
  } while (after !== null);
  expect(seen).toHaveLength(25);
  expect(new Set(seen).size).toBe(25);
});

test("people are found by name and by any part of the phone (SEA-6)", async () => {
  const workspace = await createTestWorkspace(database().db);
  await receive(
    workspace,
    { from: "4915112345678", name: "Ana Núñez" },
    { from: "4915187654321", name: "Anabel Lima" },
  );
  expect(await findPeople(workspace, "ana")).toEqual(["+4915112345678", "+4915187654321"]);
  expect(await findPeople(workspace, "ana nun")).toEqual(["+4915112345678"]);
  expect(await findPeople(workspace, "0151 1234")).toEqual(["+4915112345678"]);
  expect(await findPeople(workspace, "4321")).toEqual(["+4915187654321"]);
  expect(await findPeople(workspace, "nobody")).toEqual([]);
});

test("pages of people go on where the last one ended (SEA-6, SEA-8)", async () => {
  const workspace = await createTestWorkspace(database().db);
  const many = Array.from({ length: 7 }, (_, n) => ({ from: `491511234567${n}`, name: "Kim" }));
  await receive(workspace, ...many);
  const scope = workspace.as("agent");
  const first = await searchContacts(deps(), scope, { query: "kim", after: null, limit: 4 });
  const rest = await searchContacts(deps(), scope, { query: "kim", after: first.next, limit: 4 });
  expect(first.items).toHaveLength(4);
  expect(new Set([...first.items, ...rest.items].map(({ phone }) => phone)).size).toBe(7);
  expect(rest.next).toBeNull();
});

test("a new profile name replaces the old one (SEA-6)", async () => {
  const workspace = await createTestWorkspace(database().db);
  await receive(workspace, { name: "Old Name" });
  await receive(workspace, { name: "New Name" });
  expect(await findPeople(workspace, "old")).toEqual([]);
  expect(await findPeople(workspace, "new")).toHaveLength(1);
});

test("what is indexed already is not written again, whatever changed (SEA-9)", async () => {
  const workspace = await createTestWorkspace(database().db);
  await receive(workspace, { text: "once" });
  const before = await rowsOf(workspace);
  await indexQueued(database().db, workspace);
  await indexQueued(database().db, workspace);
  expect(await rowsOf(workspace)).toEqual(before);
});

test("a message taken back leaves no word, also one indexed late (SEA-5, P-10, S4.19)", async () => {
  const workspace = await createTestWorkspace(database().db);
  const { db } = database();
  const { providerNumberId } = workspace.number;
  const [early, late] = [newWamid(), newWamid()];
  const revoke = (id: string) => ({
    raw: { type: "revoke", revoke: { original_message_id: id } },
  });
  await receive(workspace, { id: early, text: "secret words" });
  const take = (messages: MetaMessage[]) =>
    receiveWebhooks(db, workspace, metaWebhook(providerNumberId, { messages }));
  await take([{ id: late, text: "hidden words" }]);
  await take([revoke(early), revoke(late)]);
  expect((await rowsOf(workspace)).words).toEqual([]);
  await indexQueued(db, workspace);
  const rows = await rowsOf(workspace);
  expect(rows.words).toEqual([]);
  expect(rows.messages.map(({ content }) => content.type)).toEqual(["deleted", "deleted"]);
});

test("a message that is gone takes its words along (P-03)", async () => {
  const workspace = await createTestWorkspace(database().db);
  await receive(workspace, { text: "gone soon" });
  await inWorkspace(database().db, workspace.as("owner"), (tx) =>
    tx.delete(messages).where(eq(messages.workspaceId, workspace.id)),
  );
  expect((await rowsOf(workspace)).words).toEqual([]);
});

test("one workspace's words are never another's (T-13)", async () => {
  const [ours, theirs] = [
    await createTestWorkspace(database().db),
    await createTestWorkspace(database().db),
  ];
  await receive(theirs, { text: "theirs alone", name: "Their Person" });
  expect(await find(ours, "theirs")).toEqual([]);
  expect(await findPeople(ours, "person")).toEqual([]);
  expect(await find(theirs, "theirs")).toHaveLength(1);
});
