import { randomUUID } from "node:crypto";
import { contacts, conversations, numbers, optIns, templates } from "@parley/db/schema";
import { inWorkspace, type Tx } from "@parley/db/scope";
import { newId, type TemplateId } from "@parley/domain/ids";
import { readMetaTemplate } from "@parley/domain/templates";
import { useTestDatabase } from "@parley/testkit/database";
import {
  createTestWorkspace,
  metaWebhook,
  receiveWebhooks,
  type TestWorkspace,
} from "@parley/testkit/factories";
import { expect, test } from "vitest";
import { closeConversation, getConversation } from "../conversations/index.ts";
import { type StartConversation, startConversation } from "./index.ts";

const database = useTestDatabase();
const deps = () => ({ db: database().db, wake: () => undefined });
const phone = "+4915112340001";

async function workspaceWithTemplate(category = "UTILITY") {
  const workspace = await createTestWorkspace(database().db);
  const reading = readMetaTemplate({
    ...{ id: "1", name: "order_update", language: "en", status: "APPROVED", category },
    components: [{ type: "BODY", text: "Hello {{1}}!", example: { body_text: [["Bo"]] } }],
  });
  if (!reading.ok) throw new Error(reading.reason);
  const { template: definition } = reading;
  const templateId = newId<TemplateId>();
  await inside(workspace, async (tx) => {
    await tx.update(numbers).set({ providerAccountId: "waba-1" });
    await tx.insert(templates).values({
      ...{ workspaceId: workspace.id, id: templateId, provider: "meta" },
      ...{ providerAccountId: "waba-1", name: "order_update", language: "en" },
      ...{ status: definition.status, definition },
    });
  });
  return { workspace, templateId };
}

type Place = Awaited<ReturnType<typeof workspaceWithTemplate>>;

function start({ workspace, templateId }: Place, change: Partial<StartConversation> = {}) {
  const values = { "body.1": { type: "text" as const, text: "Ana" } };
  const { id: numberId } = workspace.number;
  const input = { numberId, phone, clientMessageId: randomUUID(), templateId, values, ...change };
  return startConversation(deps(), workspace.as("agent"), input);
}

function inside<Result>(workspace: TestWorkspace, read: (tx: Tx) => Promise<Result>) {
  return inWorkspace(database().db, workspace.as("owner"), read);
}

function countRows(workspace: TestWorkspace) {
  return inside(workspace, async (tx) => ({
    contacts: await tx.$count(contacts),
    conversations: await tx.$count(conversations),
    optIns: await tx.$count(optIns),
  }));
}

test("the thread opens with the rendered template, and the opt-in is on record (S0.30, S0.35, S4.8)", async () => {
  const place = await workspaceWithTemplate();
  const { workspace } = place;
  const { conversationId, message } = await start(place);
  expect(message).toMatchObject({
    status: "queued",
    content: { rendered: { body: "Hello Ana!" } },
  });
  const conversation = await getConversation(deps(), workspace.as("agent"), conversationId);
  expect(conversation).toMatchObject({ status: "open", contact: { phone }, unreadCount: 0 });
  const [optIn] = await inside(workspace, (tx) => tx.select().from(optIns));
  expect(optIn).toMatchObject({
    contactId: conversation.contact.id,
    confirmedByUserId: workspace.users.agent.id,
  });
});

test("the same client id starts once, however often it arrives at the same time", async () => {
  const place = await workspaceWithTemplate();
  const clientMessageId = randomUUID();
  const once = () => start(place, { clientMessageId });
  const first = await once();
  const again = await Promise.all([once(), once(), once()]);
  for (const answer of again) {
    expect(answer.conversationId).toBe(first.conversationId);
    expect(answer.message.id).toBe(first.message.id);
  }
  expect(await countRows(place.workspace)).toEqual({ contacts: 1, conversations: 1, optIns: 1 });
});

test("two who start with the same stranger at once share one conversation (D-06)", async () => {
  const place = await workspaceWithTemplate();
  const started = await Promise.all([start(place), start(place)]);
  expect(new Set(started.map(({ conversationId }) => conversationId)).size).toBe(1);
  expect(await countRows(place.workspace)).toMatchObject({ contacts: 1, conversations: 1 });
});

test("an existing thread is taken, and opened again when it was closed", async () => {
  const place = await workspaceWithTemplate();
  const { workspace } = place;
  const message = { from: phone.slice(1), text: "Hello" };
  const { providerNumberId } = workspace.number;
  await receiveWebhooks(
    database().db,
    workspace,
    metaWebhook(providerNumberId, { messages: [message] }),
  );
  const { conversationId } = await start(place);
  await closeConversation(deps(), workspace.as("agent"), conversationId);
  expect((await start(place)).conversationId).toBe(conversationId);
  const again = await getConversation(deps(), workspace.as("agent"), conversationId);
  expect(again.status).toBe("open");
  expect(await countRows(workspace)).toMatchObject({ contacts: 1, conversations: 1 });
});

test.each([
  ["an unfilled template", { values: {} }, "template.values_invalid"],
  ["a template that is gone", { templateId: newId<TemplateId>() }, "template.not_found"],
] as const)("%s is refused and leaves nobody behind (S0.33, S0.34)", async (_, change, code) => {
  const place = await workspaceWithTemplate();
  await expect(start(place, change)).rejects.toMatchObject({ code });
  expect(await countRows(place.workspace)).toEqual({ contacts: 0, conversations: 0, optIns: 0 });
});

test("a number that is switched off, or the number's own phone, is refused (S0.31)", async () => {
  const place = await workspaceWithTemplate();
  await inside(place.workspace, (tx) => tx.update(numbers).set({ phone }));
  await expect(start(place)).rejects.toMatchObject({ code: "input.invalid" });
  await inside(place.workspace, (tx) => tx.update(numbers).set({ isActive: false }));
  await expect(start(place)).rejects.toMatchObject({ code: "number.inactive" });
});
