import { auditEntries, notes } from "@parley/db/schema";
import { inWorkspace } from "@parley/db/scope";
import { type ConversationId, type NoteId, newId } from "@parley/domain/ids";
import { mintScope } from "@parley/domain/scope";
import { useTestDatabase } from "@parley/testkit/database";
import {
  createTestWorkspace,
  metaWebhook,
  receiveWebhooks,
  type TestWorkspace,
} from "@parley/testkit/factories";
import { beforeAll, describe, expect, test } from "vitest";
import { getConversation, listConversations } from "../conversations/index.ts";
import {
  countUnreadNotifications,
  listNotifications,
  markNotificationsRead,
} from "../notifications/index.ts";
import { takeChanges } from "../outbox/index.ts";
import { addNote, deleteNote, editNote, listNotes, type NoteView } from "./index.ts";

const database = useTestDatabase();
const deps = () => ({ db: database().db, wake: () => undefined });

async function meetCustomer() {
  const workspace = await createTestWorkspace(database().db, { canary: "Test" });
  const webhook = metaWebhook(workspace.number.providerNumberId, { messages: [{ text: "Hi" }] });
  await receiveWebhooks(database().db, workspace, webhook);
  const input = { status: null, after: null, limit: 1 };
  const [row] = (await listConversations(deps(), workspace.as("agent"), input)).items;
  return { workspace, conversationId: row!.id, contactId: row!.contact.id };
}

let met: Awaited<ReturnType<typeof meetCustomer>>;
beforeAll(async () => {
  met = await meetCustomer();
});

const write = (
  { workspace, conversationId }: { workspace: TestWorkspace; conversationId: ConversationId },
  body: string,
  isInThread = false,
) => addNote(deps(), workspace.as("agent"), { conversationId, body, isInThread });

describe("notes on a contact (S0.46, S3.20)", () => {
  test("a note is written, edited with a mark, and tells open screens", async () => {
    const { workspace, conversationId, contactId } = met;
    const agent = workspace.as("agent");
    const before = await getConversation(deps(), agent, conversationId);
    const note = await write(met, "Likes tea");
    expect(note).toMatchObject({
      body: "Likes tea",
      author: { name: "agent Test" },
      editedAt: null,
    });
    await editNote(deps(), agent, { noteId: note.id, body: "Likes coffee" });
    const { items } = await listNotes(deps(), agent, { contactId, before: null, limit: 1 });
    expect(items).toMatchObject([{ id: note.id, body: "Likes coffee", conversationId: null }]);
    expect(items[0]!.editedAt).toBeInstanceOf(Date);
    const after = await getConversation(deps(), agent, conversationId);
    expect(after.version).toBe(before.version + 2);
    expect(after.contact.revision).toBe(before.contact.revision + 2);
  });

  test("saying the same again is no edit", async () => {
    const { workspace, contactId } = met;
    const note = await write(met, "As it is");
    await editNote(deps(), workspace.as("agent"), { noteId: note.id, body: "As it is" });
    const page = await listNotes(deps(), workspace.as("agent"), {
      contactId,
      before: null,
      limit: 1,
    });
    expect(page.items[0]!.editedAt).toBeNull();
  });

  test("only the author edits; the author, an owner or an admin deletes (NOT-2)", async () => {
    const { workspace, conversationId } = met;
    const denied = { code: "permission.denied" };
    const ofAgent = await write(met, "The agent's");
    for (const role of ["owner", "admin"] as const) {
      const edit = { noteId: ofAgent.id, body: "x" };
      await expect(editNote(deps(), workspace.as(role), edit)).rejects.toMatchObject(denied);
    }
    await deleteNote(deps(), workspace.as("admin"), ofAgent.id);
    const input = { conversationId, body: "The owner's", isInThread: false };
    const ofOwner = await addNote(deps(), workspace.as("owner"), input);
    const byAgent = deleteNote(deps(), workspace.as("agent"), ofOwner.id);
    await expect(byAgent).rejects.toMatchObject(denied);
    await deleteNote(deps(), workspace.as("owner"), ofOwner.id);
  });

  test("a deleted note leaves no word, and is gone for every later change", async () => {
    const { workspace, contactId } = met;
    const agent = workspace.as("agent");
    const { id } = await write(met, "secret words", true);
    await deleteNote(deps(), agent, id);
    const rows = await inWorkspace(database().db, agent, (tx) => tx.select().from(notes));
    expect(rows.find((row) => row.id === id)).toMatchObject({ body: "" });
    const { items } = await listNotes(deps(), agent, { contactId, before: null, limit: 100 });
    expect(items.some((note) => note.id === id)).toBe(false);
    for (const change of [
      () => deleteNote(deps(), agent, id),
      () => editNote(deps(), agent, { noteId: id, body: "back" }),
      () => deleteNote(deps(), agent, newId<NoteId>()),
    ]) {
      await expect(change()).rejects.toMatchObject({ code: "note.not_found" });
    }
  });

  test("notes come latest first in pages that neither repeat nor skip", async () => {
    const customer = await meetCustomer();
    const { workspace, contactId } = customer;
    const bodies = Array.from({ length: 5 }, (_, n) => `note ${n}`);
    for (const body of bodies) await write(customer, body);
    const read: NoteView[] = [];
    for (let hasMore = true; hasMore; ) {
      const last = read.at(-1);
      const before = last === undefined ? null : { at: last.at, id: last.id };
      const page = await listNotes(deps(), workspace.as("agent"), { contactId, before, limit: 2 });
      read.push(...page.items);
      hasMore = page.hasMore;
    }
    expect(read.map(({ body }) => body)).toEqual(bodies.toReversed());
  });

  test("neither the system nor a provider reads or writes notes (S0.47)", async () => {
    const { workspace, contactId, conversationId } = met;
    const system = mintScope({ workspaceId: workspace.id, actor: { kind: "system", name: "x" } });
    for (const scope of [system, workspace.webhookScope]) {
      const input = { conversationId, body: "x", isInThread: false };
      for (const attempt of [
        () => listNotes(deps(), scope, { contactId, before: null, limit: 1 }),
        () => addNote(deps(), scope, input),
      ]) {
        await expect(attempt()).rejects.toMatchObject({ code: "permission.denied" });
      }
    }
  });

  test("a conversation that is not there takes no note", async () => {
    const nowhere = { ...met, conversationId: newId<ConversationId>() };
    await expect(write(nowhere, "x")).rejects.toMatchObject({ code: "conversation.not_found" });
  });
});

describe("mentions (NOT-3, S3.20)", () => {
  const told = (workspace: TestWorkspace, role: "owner" | "admin" | "agent") =>
    listNotifications(deps(), workspace.as(role), { before: null, limit: 10 });

  test("a mentioned member is told once, on their own channel; the author and others are not", async () => {
    const customer = await meetCustomer();
    const { workspace, conversationId } = customer;
    await takeChanges(database().db, []);
    const note = await write(customer, "@Owner Test and @owner test, ask @agent Test");
    expect((await told(workspace, "owner")).items).toMatchObject([
      {
        ...{ kind: "mention", conversationId, contactName: "Ana Lima", readAt: null },
        actor: { name: "agent Test" },
        excerpt: "@Owner Test and @owner test, ask @agent Test",
      },
    ]);
    expect((await told(workspace, "agent")).items).toEqual([]);
    expect((await told(workspace, "admin")).items).toEqual([]);
    const batches = await takeChanges(database().db, []);
    const mine = batches.filter((batch) => batch.workspaceId === workspace.id);
    expect(mine.flatMap(({ userIds }) => userIds)).toContain(workspace.users.owner.id);
    expect(mine.flatMap(({ userIds }) => userIds)).not.toContain(workspace.users.agent.id);

    await editNote(deps(), workspace.as("agent"), {
      noteId: note.id,
      body: "@Owner Test and @admin Test",
    });
    expect((await told(workspace, "owner")).items).toHaveLength(1);
    expect((await told(workspace, "admin")).items).toHaveLength(1);
  });

  test("what is read stays listed and no longer counts; nobody reads for another", async () => {
    const customer = await meetCustomer();
    const { workspace } = customer;
    await write(customer, "@Owner Test one");
    await write(customer, "@Owner Test two");
    const owner = workspace.as("owner");
    const count = () => countUnreadNotifications(deps(), owner, undefined);
    expect(await count()).toBe(2);
    const [latest] = (await told(workspace, "owner")).items;
    await markNotificationsRead(deps(), workspace.as("admin"), [latest!.id]);
    await markNotificationsRead(deps(), workspace.as("admin"), null);
    expect(await count()).toBe(2);
    await markNotificationsRead(deps(), owner, [latest!.id]);
    expect(await count()).toBe(1);
    await markNotificationsRead(deps(), owner, null);
    expect(await count()).toBe(0);
    expect((await told(workspace, "owner")).items).toHaveLength(2);
  });

  test("a deleted note tells nobody any more", async () => {
    const customer = await meetCustomer();
    const { workspace } = customer;
    const { id } = await write(customer, "@Owner Test look");
    await deleteNote(deps(), workspace.as("agent"), id);
    expect((await told(workspace, "owner")).items).toEqual([]);
  });

  test("pages of notifications neither repeat nor skip", async () => {
    const customer = await meetCustomer();
    const { workspace } = customer;
    for (let n = 0; n < 3; n += 1) await write(customer, `@Owner Test ${n}`);
    const owner = workspace.as("owner");
    const first = await listNotifications(deps(), owner, { before: null, limit: 2 });
    expect(first.hasMore).toBe(true);
    const before = first.items.at(-1)!.id;
    const second = await listNotifications(deps(), owner, { before, limit: 2 });
    expect(second.hasMore).toBe(false);
    const excerpts = [...first.items, ...second.items].map(({ excerpt }) => excerpt);
    expect(excerpts).toEqual(["@Owner Test 2", "@Owner Test 1", "@Owner Test 0"]);
  });
});

test("writing, editing and deleting a note each leave an audit entry that names it (P-12)", async () => {
  const customer = await meetCustomer();
  const { workspace } = customer;
  const { id } = await write(customer, "x");
  await editNote(deps(), workspace.as("agent"), { noteId: id, body: "y" });
  await deleteNote(deps(), workspace.as("agent"), id);
  const entries = await inWorkspace(database().db, workspace.as("owner"), (tx) =>
    tx.select().from(auditEntries),
  );
  const ofNote = entries.filter((entry) => entry.subjectId === id);
  expect(ofNote.map(({ action }) => action).sort()).toEqual([
    "note.add",
    "note.delete",
    "note.edit",
  ]);
});
