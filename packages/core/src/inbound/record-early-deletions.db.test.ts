import { randomUUID } from "node:crypto";
import { deadLetters, media, messages, webhookEvents } from "@parley/db/schema";
import { inWorkspace } from "@parley/db/scope";
import { type MediaId, newId } from "@parley/domain/ids";
import type { SendableContent } from "@parley/domain/messages";
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
import { listConversations } from "../conversations/index.ts";
import { sendMessage } from "../messages/index.ts";

const database = useTestDatabase();
const deps = () => ({ db: database().db, wake: () => undefined });
const secret = "the secret word";
const deletedAt = new Date(Date.UTC(2026, 5, 1, 10, 5));

const receive = (workspace: TestWorkspace, ...bodies: unknown[]) =>
  receiveWebhooks(database().db, workspace, ...bodies);

const bodyOf = (workspace: TestWorkspace, content: Parameters<typeof metaWebhook>[1]) =>
  metaWebhook(workspace.number.providerNumberId, content);

const deletions = {
  "a deleted status": (workspace: TestWorkspace, id: string) =>
    bodyOf(workspace, { statuses: [{ id, status: "deleted", at: deletedAt }] }),
  "a revocation": (workspace: TestWorkspace, id: string) =>
    bodyOf(workspace, {
      messages: [{ at: deletedAt, raw: { type: "revoke", revoke: { original_message_id: id } } }],
    }),
};

const cases = Object.entries(deletions);

async function queueSend(workspace: TestWorkspace, content: SendableContent) {
  await receive(workspace, bodyOf(workspace, { messages: [{ text: "hello" }] }));
  const query = { status: null, after: null, limit: 1 };
  const { items } = await listConversations(deps(), workspace.as("agent"), query);
  const conversationId = items[0]!.id;
  const input = { conversationId, clientMessageId: randomUUID(), quotedMessageId: null, content };
  return sendMessage(deps(), workspace.as("agent"), input);
}

function stored(workspace: TestWorkspace) {
  return inWorkspace(database().db, workspace.as("agent"), async (tx) => ({
    messages: await tx.select().from(messages),
    media: await tx.select().from(media),
    letters: await tx.select().from(deadLetters),
    states: (await tx.select().from(webhookEvents)).map(({ state }) => state),
  }));
}

/** The provider tells of the deletion while its answer to the call is still on its way. */
async function deliver(workspace: TestWorkspace, deletion: (typeof cases)[number][1]) {
  const id = newWamid();
  await sendQueued(database().db, async () => {
    await receive(workspace, deletion(workspace, id));
    return { kind: "accepted", providerMessageId: id };
  });
  await receive(workspace);
  return id;
}

test.each(cases)(
  "%s that comes before the answer to the send leaves a tombstone (F-23, S4.19, P-10)",
  async (_, deletion) => {
    const workspace = await createTestWorkspace(database().db);
    const { id } = await queueSend(workspace, { type: "text", text: secret });
    const providerMessageId = await deliver(workspace, deletion);
    const found = await stored(workspace);
    expect(found.messages.find((message) => message.id === id)).toMatchObject({
      content: { type: "deleted" },
      ...{ providerMessageId, deletedAt },
    });
    expect(JSON.stringify(found)).not.toContain(secret);
    expect(found.letters).toEqual([]);
  },
);

test("the file of a message deleted before the answer to the send is erased too (S4.19)", async () => {
  const workspace = await createTestWorkspace(database().db);
  const id = newId<MediaId>();
  const file = { mimeType: "image/jpeg", filename: `${secret}.jpg`, sizeBytes: 1 };
  const row = { workspaceId: workspace.id, id, direction: "outbound" as const, ...file };
  await inWorkspace(database().db, workspace.as("owner"), (tx) =>
    tx.insert(media).values({ ...row, state: "stored" }),
  );
  await queueSend(workspace, { type: "image", media: { mediaId: id }, caption: secret });
  await deliver(workspace, deletions["a deleted status"]);
  const found = await stored(workspace);
  expect(found.media).toMatchObject([{ id, state: "erased" }]);
  expect(JSON.stringify(found)).not.toContain(secret);
});

test.each(["before its message", "with its message"])(
  "a deleted status that comes %s leaves a tombstone of what a customer wrote (S4.19, F-23)",
  async (when) => {
    const workspace = await createTestWorkspace(database().db);
    const id = newWamid();
    const written = { messages: [{ id, text: secret }] };
    const statuses = [{ id, status: "deleted", at: deletedAt }];
    if (when === "with its message")
      await receive(workspace, bodyOf(workspace, { ...written, statuses }));
    else {
      await receive(workspace, bodyOf(workspace, { statuses }));
      await receive(workspace, bodyOf(workspace, written));
    }
    const found = await stored(workspace);
    expect(found.messages).toMatchObject([{ content: { type: "deleted" }, deletedAt }]);
    expect(JSON.stringify(found)).not.toContain(secret);
  },
);
