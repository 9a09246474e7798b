import { randomUUID } from "node:crypto";
import { contacts, numbers, templates } from "@parley/db/schema";
import { inWorkspace, type Tx } from "@parley/db/scope";
import { type ConversationId, newId, type TemplateId } from "@parley/domain/ids";
import { readMetaTemplate } from "@parley/domain/templates";
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
import { describe, expect, test } from "vitest";
import { listConversations } from "../conversations/index.ts";
import { sendTemplate } from "./index.ts";

const database = useTestDatabase();
const deps = () => ({ db: database().db, wake: () => undefined });
const hourMs = 3_600_000;

type Place = { workspace: TestWorkspace; conversationId: ConversationId };

async function openConversation(writtenAt = new Date()): Promise<Place> {
  const workspace = await createTestWorkspace(database().db);
  const message = { text: "hello", at: writtenAt };
  const body = metaWebhook(workspace.number.providerNumberId, { messages: [message] });
  await receiveWebhooks(database().db, workspace, body);
  const query = { status: null, after: null, limit: 1 };
  const { items } = await listConversations(deps(), workspace.as("agent"), query);
  const [conversation] = items;
  if (conversation === undefined) throw new Error("no conversation");
  return { workspace, conversationId: conversation.id };
}

const accepted = (): SendOutcome => ({ kind: "accepted", providerMessageId: newWamid() });

async function deliver(outcome: () => SendOutcome = accepted): Promise<SendRequest[]> {
  const requests: SendRequest[] = [];
  await sendQueued(database().db, (request) => {
    requests.push(request);
    return outcome();
  });
  return requests;
}

function write(workspace: TestWorkspace, change: (tx: Tx) => Promise<unknown>) {
  return inWorkspace(database().db, workspace.as("owner"), change);
}

describe("templates", () => {
  const values = { "body.1": { type: "text" as const, text: "Ana" } };

  async function addTemplate(
    { workspace }: Place,
    change: Record<string, unknown> = {},
  ): Promise<TemplateId> {
    const reading = readMetaTemplate({
      ...{ id: "1", name: "order_update", language: "en", status: "APPROVED" },
      category: "UTILITY",
      components: [
        {
          type: "BODY",
          text: "Hello {{1}}, your order is on its way.",
          example: { body_text: [["Bo"]] },
        },
      ],
      ...change,
    });
    if (!reading.ok) throw new Error(reading.reason);
    const { template: definition } = reading;
    const id = newId<TemplateId>();
    await write(workspace, async (tx) => {
      await tx.update(numbers).set({ providerAccountId: "waba-1" });
      await tx.insert(templates).values({
        ...{ workspaceId: workspace.id, id, provider: "meta", providerAccountId: "waba-1" },
        ...{ name: definition.name, language: "en", status: definition.status, definition },
      });
    });
    return id;
  }

  function sendFilled(
    { workspace, conversationId }: Place,
    templateId: TemplateId,
    filled = values,
  ) {
    const input = { conversationId, clientMessageId: randomUUID(), templateId, values: filled };
    return sendTemplate(deps(), workspace.as("agent"), input);
  }

  test("an approved one goes outside the window, and the thread shows what was sent (S0.35, S1.3)", async () => {
    const place = await openConversation(new Date(Date.now() - 30 * hourMs));
    const view = await sendFilled(place, await addTemplate(place));
    expect(view.content).toMatchObject({
      type: "template",
      rendered: { body: "Hello Ana, your order is on its way." },
    });
    const [request] = await deliver();
    expect(request?.template).toMatchObject({
      components: [{ type: "body", parameters: [{ type: "text", text: "Ana" }] }],
    });
  });

  test("one that is paused, not filled or unknown is refused in words (S0.33, S0.34)", async () => {
    const place = await openConversation();
    const paused = await addTemplate(place, { name: "paused_one", status: "PAUSED" });
    await expect(sendFilled(place, paused)).rejects.toMatchObject({
      code: "template.not_sendable",
    });
    const approved = await addTemplate(place);
    await expect(sendFilled(place, approved, {} as typeof values)).rejects.toMatchObject({
      code: "template.values_invalid",
    });
    await expect(sendFilled(place, newId<TemplateId>())).rejects.toMatchObject({
      code: "template.not_found",
    });
  });

  test("a file in its values must be one of the workspace's (T-01)", async () => {
    const place = await openConversation();
    const templateId = await addTemplate(place);
    for (const id of [newId<TemplateId>(), "no-id"]) {
      const picture = { type: "media" as const, id, link: null, fileName: null };
      const filled = { ...values, "header.media": picture };
      await expect(sendFilled(place, templateId, filled)).rejects.toMatchObject({
        code: "media.not_found",
      });
    }
  });

  test("the limit counts people reached outside the window in 24 hours, each once (S4.14, LIM-2)", async () => {
    const place = await openConversation(new Date(Date.now() - 30 * hourMs));
    const templateId = await addTemplate(place);
    await write(place.workspace, (tx) => tx.update(numbers).set({ messagingLimit: "1" }));
    await sendFilled(place, templateId);
    await deliver();
    await sendFilled(place, templateId);
    await deliver();
    const other = metaWebhook(place.workspace.number.providerNumberId, {
      messages: [{ text: "hi", from: "4915199999999", at: new Date(Date.now() - 30 * hourMs) }],
    });
    await receiveWebhooks(database().db, place.workspace, other);
    const query = { status: null, after: null, limit: 1 };
    const { items } = await listConversations(deps(), place.workspace.as("agent"), query);
    const second = { ...place, conversationId: items[0]?.id ?? place.conversationId };
    expect(second.conversationId).not.toBe(place.conversationId);
    await expect(sendFilled(second, templateId)).rejects.toMatchObject({
      code: "template.limit_reached",
    });
  });

  test("marketing does not go to who stopped it; other templates do (S4.8)", async () => {
    const place = await openConversation();
    await write(place.workspace, (tx) =>
      tx.update(contacts).set({ marketingStoppedAt: new Date() }),
    );
    const marketing = await addTemplate(place, { name: "sale", category: "MARKETING" });
    await expect(sendFilled(place, marketing)).rejects.toMatchObject({ code: "contact.opted_out" });
    expect(await sendFilled(place, await addTemplate(place))).toMatchObject({ status: "queued" });
  });
});
