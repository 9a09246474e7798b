import { randomUUID } from "node:crypto";
import { conversations, jobs, numbers, templates } from "@parley/db/schema";
import { inWorkspace, type Tx } from "@parley/db/scope";
import { type ConversationId, newId, type TemplateId } from "@parley/domain/ids";
import { readMetaTemplate } from "@parley/domain/templates";
import { claimNextKey, newRotation } from "@parley/queue/claim";
import { useTestDatabase } from "@parley/testkit/database";
import {
  createTestWorkspace,
  metaWebhook,
  receiveWebhooks,
  type TestWorkspace,
} from "@parley/testkit/factories";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { listConversations } from "../conversations/index.ts";
import {
  cancelScheduled,
  listMessages,
  listScheduled,
  type ScheduleMessage,
  scheduleMessage,
  sendScheduled,
} from "./index.ts";

const database = useTestDatabase();
const deps = (clock?: () => Date) => ({
  ...{ db: database().db, wake: () => undefined },
  ...(clock && { clock }),
});
const hourMs = 3_600_000;
const inHours = (hours: number) => new Date(Date.now() + hours * hourMs);

type Place = { workspace: TestWorkspace; conversationId: ConversationId; templateId: TemplateId };

async function openThread(): Promise<Place> {
  const workspace = await createTestWorkspace(database().db);
  const body = metaWebhook(workspace.number.providerNumberId, { messages: [{ text: "hello" }] });
  await receiveWebhooks(database().db, workspace, body);
  const query = { status: null, after: null, limit: 1 };
  const { items } = await listConversations(deps(), workspace.as("agent"), query);
  const conversationId = items[0]?.id;
  if (conversationId === undefined) throw new Error("no conversation");
  return { workspace, conversationId, templateId: await addTemplate(workspace) };
}

async function addTemplate(workspace: TestWorkspace): Promise<TemplateId> {
  const reading = readMetaTemplate({
    ...{ id: "1", name: "order", language: "en", status: "APPROVED", category: "UTILITY" },
    components: [{ type: "BODY", text: "It is ready." }],
  });
  if (!reading.ok) throw new Error(reading.reason);
  const { template: definition } = reading;
  const id = newId<TemplateId>();
  await inside(workspace, async (tx) => {
    await tx.update(numbers).set({ providerAccountId: "waba-1" });
    await tx.insert(templates).values({
      ...{ workspaceId: workspace.id, id, provider: "meta", providerAccountId: "waba-1" },
      ...{ name: "order", language: "en", status: definition.status, definition },
    });
  });
  return id;
}

function inside<Result>(workspace: TestWorkspace, work: (tx: Tx) => Promise<Result>) {
  return inWorkspace(database().db, workspace.as("owner"), work);
}

function schedule({ workspace, conversationId }: Place, change: Partial<ScheduleMessage> = {}) {
  return scheduleMessage(deps(), workspace.as("agent"), {
    ...{ conversationId, clientMessageId: randomUUID(), sendAt: inHours(1), fallback: null },
    content: { type: "text", text: "Good morning" },
    ...change,
  });
}

/** Its time has come: the job is due, and the worker takes it. */
async function letItBe({ workspace }: Place, now: Date): Promise<void> {
  await inside(workspace, (tx) =>
    tx
      .update(jobs)
      .set({ runAt: new Date(0) })
      .where(eq(jobs.queue, "schedule")),
  );
  const claim = await claimNextKey(database().db, "schedule", 1, newRotation());
  if (claim === null) throw new Error("nothing is due");
  await sendScheduled(
    deps(() => now),
    claim.scope,
    { claim },
  );
}

async function lastOf({ workspace, conversationId }: Place) {
  const page = { conversationId, before: null, limit: 10 };
  const { items } = await listMessages(deps(), workspace.as("agent"), page);
  return items.at(-1);
}

const waiting = ({ workspace, conversationId }: Place) =>
  listScheduled(deps(), workspace.as("agent"), conversationId);

test("a message waits for its time, then goes as its author's (S0.1)", async () => {
  const place = await openThread();
  await schedule(place);
  expect(await waiting(place)).toMatchObject([
    { content: { text: "Good morning" }, failure: null },
  ]);
  expect(await claimNextKey(database().db, "schedule", 1, newRotation())).toBeNull();
  await letItBe(place, inHours(1));
  expect(await lastOf(place)).toMatchObject({
    content: { type: "text", text: "Good morning" },
    author: { id: place.workspace.users.agent.id },
  });
  expect(await waiting(place)).toEqual([]);
});

test("the same client id schedules once", async () => {
  const place = await openThread();
  const clientMessageId = randomUUID();
  const first = await schedule(place, { clientMessageId });
  expect(await schedule(place, { clientMessageId })).toBe(first);
  expect(await waiting(place)).toHaveLength(1);
});

test("past the window a template must be named, and it is what goes (S1.3, S4.12)", async () => {
  const place = await openThread();
  const tomorrow = { sendAt: inHours(25) };
  await expect(schedule(place, tomorrow)).rejects.toMatchObject({ code: "message.needs_template" });
  await schedule(place, { ...tomorrow, fallback: { templateId: place.templateId, values: {} } });
  await letItBe(place, inHours(25));
  expect(await lastOf(place)).toMatchObject({
    content: { type: "template", rendered: { body: "It is ready." } },
  });
});

test("what refuses it at its time is kept with it, for a person to decide", async () => {
  const place = await openThread();
  const id = await schedule(place);
  await inside(place.workspace, (tx) => tx.update(conversations).set({ status: "closed" }));
  await letItBe(place, inHours(1));
  expect(await waiting(place)).toMatchObject([
    { id, failure: expect.stringContaining("the conversation is closed") },
  ]);
  expect((await lastOf(place))?.direction).toBe("inbound");
});

test("one that is called off never goes", async () => {
  const place = await openThread();
  const id = await schedule(place);
  await cancelScheduled(deps(), place.workspace.as("admin"), id);
  await letItBe(place, inHours(1));
  expect((await lastOf(place))?.direction).toBe("inbound");
  expect(await waiting(place)).toEqual([]);
});

test("a time that is past or more than a year away is refused", async () => {
  const place = await openThread();
  for (const sendAt of [inHours(-1), inHours(24 * 366)]) {
    await expect(schedule(place, { sendAt })).rejects.toMatchObject({ code: "input.invalid" });
  }
});
