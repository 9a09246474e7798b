import { randomUUID } from "node:crypto";
import { contacts, conversations, media, numbers } from "@parley/db/schema";
import { inWorkspace, type Tx } from "@parley/db/scope";
import { type ConversationId, type MediaId, type MessageId, newId } from "@parley/domain/ids";
import type { SendableContent } from "@parley/domain/messages";
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
import { listMessages, retryMessage, sendMessage, settleUnconfirmed } from "./index.ts";

const database = useTestDatabase();
const deps = () => ({ db: database().db, wake: () => undefined });
const hourMs = 3_600_000;

type Place = { workspace: TestWorkspace; conversationId: ConversationId; inboundId: MessageId };

async function openConversation(writtenAt = new Date()): Promise<Place> {
  const workspace = await createTestWorkspace(database().db);
  const message = { text: "hello", at: writtenAt };
  const body = metaWebhook(workspace.number.providerNumberId, { messages: [message] });
  await receiveWebhooks(database().db, workspace, body);
  const query = { status: null, after: null, limit: 1 };
  const { items } = await listConversations(deps(), workspace.as("agent"), query);
  const [conversation] = items;
  if (conversation?.lastMessage == null) throw new Error("no conversation");
  return { workspace, conversationId: conversation.id, inboundId: conversation.lastMessage.id };
}

function send(
  { workspace, conversationId }: Place,
  content: SendableContent,
  quotedMessageId: MessageId | null = null,
) {
  const input = { conversationId, clientMessageId: randomUUID(), content, quotedMessageId };
  return sendMessage(deps(), workspace.as("agent"), input);
}

const text = (value = "Hi!"): SendableContent => ({ type: "text", text: value });
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

async function lastOf({ workspace, conversationId }: Place) {
  const input = { conversationId, before: null, limit: 10 };
  const { items } = await listMessages(deps(), workspace.as("agent"), input);
  return items.at(-1);
}

async function addFile(workspace: TestWorkspace, state: "stored" | "pending" = "stored") {
  const id = newId<MediaId>();
  const file = { mimeType: "image/jpeg", filename: "a.jpg", sizeBytes: 1000 };
  const row = { workspaceId: workspace.id, id, direction: "outbound" as const, state, ...file };
  await write(workspace, (tx) => tx.insert(media).values(row));
  return id;
}

describe("every kind of message", () => {
  test("buttons, a list, a place and a card leave as they were written (S0.18, S0.24, S1.21)", async () => {
    const place = await openConversation();
    const frame = { header: null, body: "Pick one", footer: null };
    const contents: SendableContent[] = [
      { type: "buttons", ...frame, buttons: [{ id: "yes", title: "Yes" }] },
      {
        type: "list",
        ...frame,
        button: "Options",
        sections: [{ title: null, rows: [{ id: "1", title: "One", description: null }] }],
      },
      { type: "location", latitude: 1.5, longitude: 2.5, name: "Office", address: null, url: null },
    ];
    for (const content of contents) await send(place, content);
    const requests = await deliver();
    expect(requests.map(({ content }) => content)).toMatchObject(contents);
    expect(await lastOf(place)).toMatchObject({ status: "queued", content: contents[2] });
  });

  test("a file goes by its id and is shown with its name and size (S1.17)", async () => {
    const place = await openConversation();
    const mediaId = await addFile(place.workspace);
    const view = await send(place, { type: "image", media: { mediaId }, caption: "Look" });
    expect(view.media).toMatchObject({ id: mediaId, state: "stored", sizeBytes: 1000 });
    const [request] = await deliver();
    expect(request?.files).toEqual({ [mediaId]: { providerMediaId: mediaId } });
  });

  test("a file that is not here is refused, also another workspace's (T-01)", async () => {
    const place = await openConversation();
    const foreign = await addFile((await openConversation()).workspace);
    const pending = await addFile(place.workspace, "pending");
    for (const mediaId of [foreign, pending, randomUUID()]) {
      const sent = send(place, { type: "image", media: { mediaId }, caption: null });
      await expect(sent).rejects.toMatchObject({ code: "media.not_found" });
    }
  });

  test("an answer quotes the provider's message and shows what it quotes (S0.15)", async () => {
    const place = await openConversation();
    const view = await send(place, text("That one"), place.inboundId);
    expect(view.quoted).toMatchObject({ messageId: place.inboundId, preview: "hello" });
    const [request] = await deliver();
    expect(request?.quotedProviderMessageId).toMatch(/^wamid\./);
    const foreign = await openConversation();
    await expect(send(place, text(), foreign.inboundId)).rejects.toMatchObject({
      code: "message.not_found",
    });
  });

  test("a reaction reaches its message and is no message of the thread (S0.16)", async () => {
    const place = await openConversation();
    await send(place, { type: "reaction", messageId: place.inboundId, emoji: "👍" });
    const [request] = await deliver();
    expect(request?.content).toMatchObject({ type: "reaction", emoji: "👍" });
    const reactions = [{ author: "business", emoji: "👍" }];
    expect(await lastOf(place)).toMatchObject({ id: place.inboundId, reactions });
    await send(place, { type: "reaction", messageId: place.inboundId, emoji: null });
    await deliver();
    expect(await lastOf(place)).toMatchObject({ id: place.inboundId, reactions: [] });
  });

  test("what the provider cannot take is refused with the limit in words (S0.19)", async () => {
    const place = await openConversation();
    const buttons = ["1", "2", "3", "4"].map((id) => ({ id, title: `Button ${id}` }));
    const content: SendableContent = {
      ...{ type: "buttons", header: null, body: "Pick", footer: null, buttons },
    };
    await expect(send(place, content)).rejects.toMatchObject({
      code: "message.content_invalid",
      message: expect.stringContaining("at most 3 buttons"),
    });
  });
});

describe("guards, in their order", () => {
  const byCode: [string, (place: Place, tx: Tx) => Promise<unknown>][] = [
    ["conversation.closed", (_, tx) => tx.update(conversations).set({ status: "closed" })],
    [
      "conversation.automation_running",
      (_, tx) => tx.update(conversations).set({ automation: "running" }),
    ],
    ["contact.blocked", (_, tx) => tx.update(contacts).set({ isBlocked: true })],
    ["number.inactive", (_, tx) => tx.update(numbers).set({ isActive: false })],
    [
      "conversation.window_closed",
      (_, tx) =>
        tx.update(conversations).set({ lastInboundAt: new Date(Date.now() - 25 * hourMs) }),
    ],
  ];

  test.each(byCode)("%s (S0.1, S0.2, S1.13)", async (code, spoil) => {
    const place = await openConversation();
    await write(place.workspace, (tx) => spoil(place, tx));
    await expect(send(place, text())).rejects.toMatchObject({ code });
  });

  test("an earlier guard speaks before a later one", async () => {
    const place = await openConversation();
    await write(place.workspace, async (tx) => {
      for (const [, spoil] of byCode) await spoil(place, tx);
    });
    await expect(send(place, text())).rejects.toMatchObject({ code: "conversation.closed" });
  });

  test("handoff and failed automation let people write (S0.2)", async () => {
    const place = await openConversation();
    for (const automation of ["handoff", "failed"] as const) {
      await write(place.workspace, (tx) => tx.update(conversations).set({ automation }));
      expect(await send(place, text())).toMatchObject({ status: "queued" });
    }
  });
});

describe("after a failure", () => {
  const refused: SendOutcome = {
    kind: "rejected",
    ...{ code: "131026", title: "Undeliverable", details: "", httpStatus: 400 },
  };

  test("a failed message is sent again by a new attempt, under its own id (F-36)", async () => {
    const place = await openConversation();
    const { id } = await send(place, text());
    await expect(retry(place, id)).rejects.toMatchObject({ code: "message.not_failed" });
    await deliver(() => refused);
    expect(await lastOf(place)).toMatchObject({ id, status: "failed" });
    expect(await retry(place, id)).toMatchObject({ id, status: "queued", failure: null });
    const [request] = await deliver();
    expect(request?.content).toMatchObject({ text: "Hi!" });
    expect(await lastOf(place)).toMatchObject({ id, status: "queued", failure: null });
  });

  test("of an unknown outcome a person decides: it arrived, or it goes once more (F-31)", async () => {
    const place = await openConversation();
    const { id } = await send(place, text());
    await deliver(() => ({ kind: "ambiguous", reason: "timeout" }));
    expect(await lastOf(place)).toMatchObject({ id, isUnconfirmed: true });
    const decide = (decision: "arrived" | "send_again") =>
      settleUnconfirmed(deps(), place.workspace.as("agent"), { messageId: id, decision });
    await decide("send_again");
    expect(await deliver(() => ({ kind: "ambiguous", reason: "timeout" }))).toHaveLength(1);
    expect(await decide("arrived")).toMatchObject({ status: "sent", isUnconfirmed: false });
    expect(await lastOf(place)).toMatchObject({ status: "sent", isUnconfirmed: false });
    await expect(decide("arrived")).rejects.toMatchObject({ code: "message.not_unconfirmed" });
    expect(await deliver()).toEqual([]);
  });

  function retry({ workspace }: Place, id: MessageId) {
    return retryMessage(deps(), workspace.as("agent"), id);
  }
});

test("a person gets a burst of messages, then one in six seconds; what waits is no failed try (LIM-6)", async () => {
  const place = await openConversation();
  for (let count = 0; count < 46; count += 1) await send(place, text(`${count}`));
  const sent = (await deliver()).filter(({ content }) => content.type === "text");
  expect(sent.filter(({ content }) => "text" in content && content.text !== "Hi!")).toHaveLength(
    45,
  );
  expect(await lastOf(place)).toMatchObject({ status: "queued", content: { text: "45" } });
  const [job] = (await write(place.workspace, (tx) =>
    tx.execute("select tries, run_at > now() as waits from jobs where queue = 'send'"),
  )) as { tries: number; waits: boolean }[];
  expect(job).toEqual({ tries: 0, waits: true });
});

test("a free text whose window closed while it waited asks for a template, and is not lost (F-40)", async () => {
  const place = await openConversation();
  await send(place, text());
  await write(place.workspace, (tx) =>
    tx.update(conversations).set({ lastInboundAt: new Date(Date.now() - 25 * hourMs) }),
  );
  expect(await deliver()).toEqual([]);
  expect(await lastOf(place)).toMatchObject({
    status: "failed",
    failure: { code: "message.needs_template", remedy: expect.stringContaining("template") },
  });
});
