import { randomUUID } from "node:crypto";
import {
  auditEntries,
  contacts,
  conversations,
  jobs,
  media,
  messageReactions,
  messages,
  notes,
  statusEvents,
  webhookEvents,
} from "@parley/db/schema";
import { inWorkspace } from "@parley/db/scope";
import { type ConversationId, newId } from "@parley/domain/ids";
import { claimNextKey, newRotation } from "@parley/queue/claim";
import { useTestDatabase } from "@parley/testkit/database";
import {
  createTestWorkspace,
  metaWebhook,
  newWamid,
  receiveWebhooks,
  sendQueued,
  type TestWorkspace,
} from "@parley/testkit/factories";
import { expect, test } from "vitest";
import { getConversation, listConversations } from "../conversations/index.ts";
import { newStorageKey, registerUpload } from "../media/index.ts";
import { sendMessage, sendText } from "../messages/index.ts";
import { addNote } from "../notes/index.ts";
import { deleteConversation, eraseTraces } from "./index.ts";

const database = useTestDatabase();
const deps = () => ({ db: database().db, wake: () => undefined });
const picture = {
  type: "image",
  image: { id: "meta-file-1", mime_type: "image/jpeg", sha256: "abc", caption: "my passport" },
};

/** Two customers who wrote, sent a picture and were answered with a text and the same file. */
async function talk() {
  const { db } = database();
  const workspace = await createTestWorkspace(db);
  const agent = workspace.as("agent");
  const { providerNumberId } = workspace.number;
  for (const from of ["4915112345678", "4915199999999"]) {
    const id = newWamid();
    const reaction = { type: "reaction", reaction: { message_id: id, emoji: "👍" } };
    const said = [
      { id, from, text: `Hi from ${from}` },
      { from, raw: picture },
      { from, raw: reaction },
    ];
    await receiveWebhooks(db, workspace, metaWebhook(providerNumberId, { messages: said }));
  }
  const page = await listConversations(deps(), agent, { status: null, after: null, limit: 9 });
  const [kept, gone] = page.items;
  const upload = () =>
    registerUpload(deps(), agent, {
      storageKey: newStorageKey(workspace.id),
      ...{ mimeType: "image/png", filename: "price.png", sizeBytes: 1, sha256: "00" },
    });
  const [shared, own] = [await upload(), await upload()];
  const sendFile = (conversationId: ConversationId, mediaId: string) =>
    sendMessage(deps(), agent, {
      ...{ conversationId, clientMessageId: randomUUID(), quotedMessageId: null },
      content: { type: "image", media: { mediaId }, caption: null },
    });
  await sendFile(gone!.id, shared);
  await sendFile(gone!.id, own);
  await sendFile(kept!.id, shared);
  await sendText(deps(), agent, {
    ...{ conversationId: gone!.id, clientMessageId: randomUUID(), text: "An answer" },
  });
  await sendQueued(db, () => ({ kind: "accepted", providerMessageId: newWamid() }));
  await addNote(deps(), agent, { conversationId: gone!.id, body: "in it", isInThread: true });
  await addNote(deps(), agent, { conversationId: gone!.id, body: "of them", isInThread: false });
  return { workspace, kept: kept!, gone: gone!, shared, own };
}

const read = <T>(workspace: TestWorkspace, fn: Parameters<typeof inWorkspace<T>>[2]) =>
  inWorkspace(database().db, workspace.as("owner"), fn);

async function erase(): Promise<void> {
  const rotation = newRotation();
  for (;;) {
    const claim = await claimNextKey(database().db, "erase", 1, rotation);
    if (claim === null) return;
    await eraseTraces(deps(), claim.scope, { claim });
  }
}

test("deleting erases messages, notes in the thread, reactions and statuses, and nothing of others (S2.26)", async () => {
  const { workspace, kept, gone } = await talk();
  await deleteConversation(deps(), workspace.as("owner"), gone.id);
  await expect(getConversation(deps(), workspace.as("owner"), gone.id)).rejects.toMatchObject({
    code: "conversation.not_found",
  });
  const left = await read(workspace, async (tx) => ({
    conversations: await tx.select({ id: conversations.id }).from(conversations),
    messages: await tx.select().from(messages),
    reactions: await tx.$count(messageReactions),
    notes: await tx.select({ body: notes.body }).from(notes),
    contacts: await tx.$count(contacts),
  }));
  expect(left.conversations).toEqual([{ id: kept.id }]);
  expect(left.messages).toHaveLength(3);
  expect(left.messages.every((message) => message.conversationId === kept.id)).toBe(true);
  expect(left).toMatchObject({ reactions: 1, notes: [{ body: "of them" }], contacts: 2 });
});

test("its files are erased by jobs, but not one that was sent to others too (S2.26)", async () => {
  const { workspace, gone, shared, own } = await talk();
  await deleteConversation(deps(), workspace.as("owner"), gone.id);
  const files = await read(workspace, (tx) => tx.select().from(media));
  const stateOf = (id: string) => files.find((file) => file.id === id)?.state;
  expect([stateOf(shared), stateOf(own)]).toEqual(["stored", "erased"]);
  const erased = files.filter(({ state }) => state === "erased");
  expect(erased).toHaveLength(2);
  for (const file of erased) expect(file).toMatchObject({ messageId: null, filename: null });
  const waiting = await read(workspace, (tx) => tx.select().from(jobs));
  const keys = waiting.filter(({ queue }) => queue === "media").map(({ key }) => key);
  expect(keys).toEqual(expect.arrayContaining(erased.map(({ id }) => id)));
});

test("the raw copies of what they wrote are emptied, the others' stay (S2.26, P-10)", async () => {
  const { workspace, gone, kept } = await talk();
  const { providerNumberId } = workspace.number;
  await deleteConversation(deps(), workspace.as("owner"), gone.id);
  await erase();
  const digits = (phone: string | null) => phone!.slice(1);
  const bodies = async () => {
    const events = await read(workspace, (tx) => tx.select().from(webhookEvents));
    return events.map(({ body }) => Buffer.from(body).toString()).join("\n");
  };
  expect(await bodies()).not.toContain(digits(gone.contact.phone));
  expect(await bodies()).toContain(digits(kept.contact.phone));
  const later = { messages: [{ from: digits(gone.contact.phone), text: "Back again" }] };
  await receiveWebhooks(database().db, workspace, metaWebhook(providerNumberId, later));
  expect(await bodies()).toContain("Back again");
  const waiting = await read(workspace, (tx) => tx.select().from(jobs));
  expect(waiting.some(({ queue }) => queue === "erase")).toBe(false);
});

test("the audit entry stays, and says who deleted which conversation (S2.26, P-12)", async () => {
  const { workspace, gone } = await talk();
  await deleteConversation(deps(), workspace.as("admin"), gone.id);
  await erase();
  const entries = await read(workspace, (tx) => tx.select().from(auditEntries));
  const deleted = entries.filter(({ action }) => action === "conversation.delete");
  expect(deleted).toMatchObject([{ subjectId: gone.id, actorId: workspace.users.admin.id }]);
});

test("an agent may not, and what is not there is not deleted (S2.26)", async () => {
  const { workspace, gone } = await talk();
  await expect(deleteConversation(deps(), workspace.as("agent"), gone.id)).rejects.toMatchObject({
    code: "permission.denied",
  });
  await expect(
    deleteConversation(deps(), workspace.as("owner"), newId<ConversationId>()),
  ).rejects.toMatchObject({ code: "conversation.not_found" });
});

test("a customer who writes again begins anew, and statuses of what was deleted do no harm (S2.26)", async () => {
  const { workspace, gone } = await talk();
  const { providerNumberId } = workspace.number;
  const [sent] = await read(workspace, (tx) => tx.select().from(statusEvents).limit(1));
  await deleteConversation(deps(), workspace.as("owner"), gone.id);
  const from = gone.contact.phone!.slice(1);
  const news = {
    messages: [{ from, text: "New start" }],
    statuses: [{ id: sent?.providerMessageId ?? newWamid(), status: "read" }],
  };
  await receiveWebhooks(database().db, workspace, metaWebhook(providerNumberId, news));
  const input = { status: null, after: null, limit: 9 };
  const { items } = await listConversations(deps(), workspace.as("agent"), input);
  const again = items.find((row) => row.contact.id === gone.contact.id);
  expect(again).toMatchObject({ status: "open", lastMessage: { preview: "New start" } });
  expect(again!.id).not.toBe(gone.id);
});
