import { randomUUID } from "node:crypto";
import { conversations } from "@parley/db/schema";
import { inWorkspace } from "@parley/db/scope";
import type { AutomationState } from "@parley/domain/automation";
import { type ConversationId, newId } from "@parley/domain/ids";
import { useTestDatabase } from "@parley/testkit/database";
import {
  createTestWorkspace,
  metaWebhook,
  receiveWebhooks,
  type TestWorkspace,
} from "@parley/testkit/factories";
import { beforeAll, expect, test } from "vitest";
import { getConversation, listConversations } from "../conversations/index.ts";
import { sendText } from "../messages/index.ts";
import { resumeAutomation, takeOverConversation } from "./index.ts";

const database = useTestDatabase();
const deps = () => ({ db: database().db, wake: () => undefined });
let workspace: TestWorkspace;
let id: ConversationId;

beforeAll(async () => {
  workspace = await createTestWorkspace(database().db);
  const webhook = metaWebhook(workspace.number.providerNumberId, { messages: [{ text: "Hi" }] });
  await receiveWebhooks(database().db, workspace, webhook);
  const input = { status: null, after: null, limit: 1 };
  id = (await listConversations(deps(), workspace.as("agent"), input)).items[0]!.id;
});

const setState = (automation: AutomationState) =>
  inWorkspace(database().db, workspace.as("agent"), (tx) =>
    tx.update(conversations).set({ automation }),
  );
const now = () => getConversation(deps(), workspace.as("agent"), id);
const send = () => {
  const message = { conversationId: id, clientMessageId: randomUUID(), text: "Hello" };
  return sendText(deps(), workspace.as("agent"), message);
};

test.each(["running", "waiting"] as const)(
  "while an automation is %s nobody may write; handing off pauses it at once (S0.2, S0.4, S3.22, AUT-2)",
  async (state) => {
    await setState(state);
    await expect(send()).rejects.toMatchObject({ code: "conversation.automation_running" });
    const before = await now();
    await takeOverConversation(deps(), workspace.as("agent"), id);
    const after = await now();
    expect(after).toMatchObject({ automation: "handoff", version: before.version + 1 });
    await expect(send()).resolves.toMatchObject({ status: "queued" });
  },
);

test("the bot that was taken over is resumed and has the conversation again (S3.22, AUT-2)", async () => {
  await setState("handoff");
  await resumeAutomation(deps(), workspace.as("agent"), id);
  expect(await now()).toMatchObject({ automation: "waiting" });
  await expect(send()).rejects.toMatchObject({ code: "conversation.automation_running" });
});

test("doing it twice changes nothing (AUT-2)", async () => {
  await setState("handoff");
  const { version } = await now();
  await takeOverConversation(deps(), workspace.as("agent"), id);
  await setState("waiting");
  await resumeAutomation(deps(), workspace.as("agent"), id);
  expect((await now()).version).toBe(version);
});

test.each(["none", "failed"] as const)(
  "with automation %s there is nothing to take over nor to resume (S3.22, AUT-2)",
  async (state) => {
    await setState(state);
    await expect(takeOverConversation(deps(), workspace.as("agent"), id)).rejects.toMatchObject({
      code: "automation.not_running",
    });
    await expect(resumeAutomation(deps(), workspace.as("agent"), id)).rejects.toMatchObject({
      code: "automation.nothing_to_resume",
    });
    expect(await now()).toMatchObject({ automation: state });
  },
);

test("a conversation that is not there is neither taken over nor resumed", async () => {
  for (const change of [takeOverConversation, resumeAutomation]) {
    await expect(
      change(deps(), workspace.as("agent"), newId<ConversationId>()),
    ).rejects.toMatchObject({ code: "conversation.not_found" });
  }
});
