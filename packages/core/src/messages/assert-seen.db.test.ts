import { randomUUID } from "node:crypto";
import type { Role } from "@parley/domain/permissions";
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
import { listMessages, sendMessage } from "./index.ts";

const database = useTestDatabase();
const deps = () => ({ db: database().db, wake: () => undefined });
const movedOn = (words: string) => ({
  code: "conversation.moved_on",
  message: `unable to send message; ${words} meanwhile`,
});

async function openThread() {
  const workspace = await createTestWorkspace(database().db);
  await write(workspace, { text: "hello" });
  const query = { status: null, after: null, limit: 1 };
  const { items } = await listConversations(deps(), workspace.as("agent"), query);
  const conversationId = items[0]?.id;
  if (conversationId === undefined) throw new Error("no conversation");
  const read = async () => {
    const page = { conversationId, before: null, limit: 50 };
    const { items: shown, version } = await listMessages(deps(), workspace.as("agent"), page);
    return { version, sequence: Math.max(0, ...shown.map(({ sequence }) => sequence)) };
  };
  const send = (role: Role, seen: Awaited<ReturnType<typeof read>> | null) =>
    sendMessage(deps(), workspace.as(role), {
      ...{ conversationId, clientMessageId: randomUUID(), quotedMessageId: null, seen },
      content: { type: "text", text: "Hi!" },
    });
  return { workspace, read, send };
}

function write(workspace: TestWorkspace, message: object) {
  const body = metaWebhook(workspace.number.providerNumberId, { messages: [message] });
  return receiveWebhooks(database().db, workspace, body);
}

test("what the customer wrote meanwhile asks for a decision, once it was seen it does not", async () => {
  const { workspace, read, send } = await openThread();
  const before = await read();
  await write(workspace, { text: "one more thing" });
  await expect(send("agent", before)).rejects.toMatchObject(movedOn("the customer wrote"));
  await send("agent", await read());
});

test("what a colleague answered meanwhile is told by name; one's own messages are not news", async () => {
  const { read, send } = await openThread();
  const before = await read();
  await send("agent", before);
  await send("agent", before);
  await expect(send("owner", before)).rejects.toMatchObject({
    code: "conversation.moved_on",
    message: expect.stringMatching(/; agent \w+ answered meanwhile$/),
  });
});

test("a person may send all the same, and a tick or a reaction is no news", async () => {
  const { workspace, read, send } = await openThread();
  await send("owner", null);
  await sendQueued(database().db, () => ({ kind: "accepted", providerMessageId: newWamid() }));
  const before = await read();
  const id = newWamid();
  await write(workspace, { id, text: "thanks" });
  await send("agent", null);
  const seen = await read();
  const reaction = { type: "reaction", reaction: { message_id: id, emoji: "👍" } };
  await write(workspace, { raw: reaction });
  await sendQueued(database().db, () => ({ kind: "accepted", providerMessageId: newWamid() }));
  await send("agent", seen);
  await expect(send("agent", before)).rejects.toMatchObject(movedOn("the customer wrote"));
});
