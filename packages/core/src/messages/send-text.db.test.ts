import { randomUUID } from "node:crypto";
import { auditEntries, jobs, numbers, sendAttempts } from "@parley/db/schema";
import { inWorkspace } from "@parley/db/scope";
import type { ConversationId } from "@parley/domain/ids";
import type { SendOutcome, SendRequest } from "@parley/providers/port";
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
import { closeConversation, getConversation, listConversations } from "../conversations/index.ts";
import { listMessages, sendText } from "./index.ts";

const database = useTestDatabase();
const deps = () => ({ db: database().db, wake: () => undefined });

async function openConversation(writtenAt = new Date()) {
  const workspace = await createTestWorkspace(database().db);
  const { providerNumberId } = workspace.number;
  const message = { text: "hello", at: writtenAt };
  await receiveWebhooks(
    database().db,
    workspace,
    metaWebhook(providerNumberId, { messages: [message] }),
  );
  const page = await listConversations(deps(), workspace.as("agent"), {
    status: null,
    after: null,
    limit: 1,
  });
  return { workspace, conversationId: page.items[0]!.id };
}

const send = (
  workspace: TestWorkspace,
  conversationId: ConversationId,
  text = "Hi!",
  clientMessageId: string = randomUUID(),
) => sendText(deps(), workspace.as("agent"), { conversationId, clientMessageId, text });

async function lastMessage(workspace: TestWorkspace, conversationId: ConversationId) {
  const input = { conversationId, before: null, limit: 10 };
  const { items } = await listMessages(deps(), workspace.as("agent"), input);
  return items.at(-1)!;
}

const accepted = (providerMessageId = newWamid()): SendOutcome => ({
  kind: "accepted",
  providerMessageId,
});

const statuses = (
  workspace: TestWorkspace,
  ...sent: Parameters<typeof metaWebhook>[1]["statuses"] & object
) =>
  receiveWebhooks(
    database().db,
    workspace,
    ...sent.map((status) => metaWebhook(workspace.number.providerNumberId, { statuses: [status] })),
  );

test("a text is queued, sent to the customer's number, and its ticks follow the statuses (S3.10, S4.18)", async () => {
  const { workspace, conversationId } = await openConversation();
  await send(workspace, conversationId, "Hi *Ana*");
  expect(await lastMessage(workspace, conversationId)).toMatchObject({ status: "queued" });
  const requests: SendRequest[] = [];
  const wamid = newWamid();
  await sendQueued(database().db, (request) => {
    requests.push(request);
    return accepted(wamid);
  });
  expect(requests).toMatchObject([
    { to: { phone: "+4915112345678" }, content: { type: "text", text: "Hi *Ana*" } },
  ]);
  for (const status of ["sent", "delivered", "read"] as const) {
    await statuses(workspace, { id: wamid, status });
    expect(await lastMessage(workspace, conversationId)).toMatchObject({ status });
  }
  await statuses(workspace, { id: wamid, status: "sent" }, { id: wamid, status: "delivered" });
  expect(await lastMessage(workspace, conversationId)).toMatchObject({ status: "read" });
});

test("statuses that come before the answer to the call are not lost (F-23)", async () => {
  const { workspace, conversationId } = await openConversation();
  await send(workspace, conversationId);
  const wamid = newWamid();
  await sendQueued(database().db, async () => {
    await statuses(workspace, { id: wamid, status: "delivered" });
    return accepted(wamid);
  });
  expect(await lastMessage(workspace, conversationId)).toMatchObject({ status: "delivered" });
});

test("the same client id sends once, and another text under it is refused (A-02, F-34)", async () => {
  const { workspace, conversationId } = await openConversation();
  const id = randomUUID();
  const both = await Promise.all([
    send(workspace, conversationId, "once", id),
    send(workspace, conversationId, "once", id),
  ]);
  expect(both[0]!.id).toBe(both[1]!.id);
  await expect(send(workspace, conversationId, "other", id)).rejects.toMatchObject({
    code: "message.client_id_reused",
  });
  let calls = 0;
  await sendQueued(database().db, () => {
    calls += 1;
    return accepted();
  });
  expect(calls).toBe(1);
});

test("messages of a conversation reach the provider in the order they were written (D-03)", async () => {
  const { workspace, conversationId } = await openConversation();
  for (const text of ["one", "two", "three"]) await send(workspace, conversationId, text);
  const texts: string[] = [];
  await sendQueued(database().db, ({ content }) => {
    if (content.type === "text") texts.push(content.text);
    return accepted();
  });
  expect(texts).toEqual(["one", "two", "three"]);
});

test("text is refused once 24 h have passed, and from ten seconds before (S4.12, F-40)", async () => {
  const hour = 3_600_000;
  const writtenAt = new Date(Math.floor(Date.now() / 1000) * 1000 - hour);
  const { workspace, conversationId } = await openConversation(writtenAt);
  const at = (ms: number) => ({ ...deps(), clock: () => new Date(writtenAt.getTime() + ms) });
  const attempt = (ms: number) =>
    sendText(at(ms), workspace.as("agent"), {
      conversationId,
      clientMessageId: randomUUID(),
      text: "Hi",
    });
  await expect(attempt(24 * hour - 11_000)).resolves.toMatchObject({ status: "queued" });
  for (const ms of [24 * hour - 10_000, 24 * hour, 24 * hour + 1]) {
    await expect(attempt(ms)).rejects.toMatchObject({ code: "conversation.window_closed" });
  }
  await sendQueued(database().db, () => accepted());
});

test("a closed conversation, an inactive number, an empty and an overlong text are refused (S0.1, S1.16)", async () => {
  const { workspace, conversationId } = await openConversation();
  await expect(send(workspace, conversationId, "  ")).rejects.toMatchObject({
    code: "input.invalid",
  });
  await expect(send(workspace, conversationId, "x".repeat(4097))).rejects.toMatchObject({
    code: "message.too_long",
  });
  await inWorkspace(database().db, workspace.as("owner"), (tx) =>
    tx.update(numbers).set({ isActive: false }),
  );
  await expect(send(workspace, conversationId)).rejects.toMatchObject({ code: "number.inactive" });
  await closeConversation(deps(), workspace.as("agent"), conversationId);
  await expect(send(workspace, conversationId)).rejects.toMatchObject({
    code: "conversation.closed",
  });
  const waiting = await inWorkspace(database().db, workspace.as("owner"), (tx) => tx.$count(jobs));
  expect(waiting).toBe(0);
});

test("a refusal of the provider fails the message with code, cause and remedy, and is not repeated (S0.37, F-30)", async () => {
  const { workspace, conversationId } = await openConversation();
  await send(workspace, conversationId);
  let calls = 0;
  const refuse = (): SendOutcome => {
    calls += 1;
    return {
      kind: "rejected",
      code: "131026",
      title: "Message undeliverable",
      details: "",
      httpStatus: 400,
    };
  };
  await sendQueued(database().db, refuse);
  await sendQueued(database().db, refuse);
  expect(calls).toBe(1);
  const message = await lastMessage(workspace, conversationId);
  expect(message).toMatchObject({ status: "failed", failure: { code: "131026" } });
  expect(message.failure?.remedy).not.toBe("");
});

test("a status 131047 closes the window here too, until the customer writes again (S0.38, S1.22)", async () => {
  const { workspace, conversationId } = await openConversation();
  await send(workspace, conversationId);
  const wamid = newWamid();
  await sendQueued(database().db, () => accepted(wamid));
  const errors = [{ code: 131047, title: "Re-engagement message" }];
  await statuses(workspace, { id: wamid, status: "failed", errors });
  expect(await lastMessage(workspace, conversationId)).toMatchObject({ status: "failed" });
  await expect(send(workspace, conversationId)).rejects.toMatchObject({
    code: "conversation.window_closed",
  });
});

test("an unknown outcome is never sent again by itself, and an echo settles it (F-31)", async () => {
  const { workspace, conversationId } = await openConversation();
  await send(workspace, conversationId);
  const attempts: string[] = [];
  const hang = ({ attemptId }: SendRequest): SendOutcome => {
    attempts.push(attemptId);
    return { kind: "ambiguous", reason: "timeout" };
  };
  await sendQueued(database().db, hang);
  await sendQueued(database().db, hang);
  expect(attempts).toHaveLength(1);
  expect(await lastMessage(workspace, conversationId)).toMatchObject({
    status: "queued",
    isUnconfirmed: true,
  });
  await statuses(workspace, { id: newWamid(), status: "delivered", attemptRef: attempts[0]! });
  expect(await lastMessage(workspace, conversationId)).toMatchObject({
    status: "delivered",
    isUnconfirmed: false,
  });
});

test("what surely was not sent is tried again, later, with one attempt row for each call (F-32)", async () => {
  const { workspace, conversationId } = await openConversation();
  await send(workspace, conversationId);
  let calls = 0;
  const offline = (): SendOutcome => {
    calls += 1;
    return { kind: "not_sent", reason: "connect_failed" };
  };
  await sendQueued(database().db, offline);
  expect(calls).toBe(1);
  const waiting = await inWorkspace(database().db, workspace.as("owner"), async (tx) => ({
    jobs: await tx.select({ runAt: jobs.runAt, lockedBy: jobs.lockedBy }).from(jobs),
    attempts: await tx.select({ state: sendAttempts.state }).from(sendAttempts),
  }));
  expect(waiting).toMatchObject({ jobs: [{ lockedBy: null }], attempts: [{ state: "not_sent" }] });
  await inWorkspace(database().db, workspace.as("owner"), (tx) =>
    tx.update(jobs).set({ runAt: new Date(0) }),
  );
  await sendQueued(database().db, () => accepted());
  expect(await lastMessage(workspace, conversationId)).toMatchObject({
    status: "queued",
    failure: null,
  });
});

test("another workspace's conversation answers exactly like an absent one (R-13, T-01)", async () => {
  const { conversationId } = await openConversation();
  const other = await createTestWorkspace(database().db);
  const absent = randomUUID() as ConversationId;
  for (const id of [conversationId, absent]) {
    await expect(send(other, id)).rejects.toMatchObject({ code: "conversation.not_found" });
    await expect(getConversation(deps(), other.as("owner"), id)).rejects.toMatchObject({
      code: "conversation.not_found",
    });
  }
});

test("sending writes its audit entry in the same transaction (P-12)", async () => {
  const { workspace, conversationId } = await openConversation();
  const message = await send(workspace, conversationId);
  const entries = await inWorkspace(database().db, workspace.as("owner"), (tx) =>
    tx.select().from(auditEntries),
  );
  expect(entries.filter(({ action }) => action === "message.send")).toMatchObject([
    {
      actorKind: "user",
      actorId: workspace.users.agent.id,
      subjectKind: "message",
      subjectId: message.id,
    },
  ]);
});
