import {
  contactIdentities,
  conversations,
  jobs,
  media,
  messageReactions,
  messages,
} from "@parley/db/schema";
import { inWorkspace } from "@parley/db/scope";
import { useTestDatabase } from "@parley/testkit/database";
import {
  createTestWorkspace,
  type MetaMessage,
  metaChange,
  metaWebhook,
  newWamid,
  receiveWebhooks,
  type TestWorkspace,
} from "@parley/testkit/factories";
import { asc } from "drizzle-orm";
import { expect, test } from "vitest";

const database = useTestDatabase();
const customer = "4915112345678";

const receive = (workspace: TestWorkspace, ...bodies: unknown[]) =>
  receiveWebhooks(database().db, workspace, ...bodies);

const webhook = (workspace: TestWorkspace, ...sent: MetaMessage[]) =>
  metaWebhook(workspace.number.providerNumberId, { messages: sent });

const echo = (workspace: TestWorkspace, id: string, at: Date, text = "from the phone") =>
  metaChange(workspace.number, "smb_message_echoes", {
    message_echoes: [
      {
        ...{ from: "15550783881", to: customer, id, type: "text", text: { body: text } },
        timestamp: String(Math.floor(+at / 1000)),
      },
    ],
  });

const stored = (workspace: TestWorkspace) =>
  inWorkspace(database().db, workspace.as("agent"), async (tx) => ({
    messages: await tx.select().from(messages).orderBy(asc(messages.sequence)),
    media: await tx.select().from(media),
    jobs: (await tx.select().from(jobs)).filter(({ queue }) => queue !== "inbound"),
    conversations: await tx.select().from(conversations),
    reactions: await tx.select().from(messageReactions),
    identities: await tx.select().from(contactIdentities),
  }));

test("a picture is a message at once, and its file one job whatever is delivered twice (S0.6, F-20)", async () => {
  const workspace = await createTestWorkspace(database().db);
  const image = { id: "900", mime_type: "image/jpeg", caption: "look" };
  const body = webhook(workspace, { id: newWamid(), raw: { type: "image", image } });
  await receive(workspace, body, body);
  await receive(workspace, body);
  const found = await stored(workspace);
  expect(found.media).toMatchObject([
    {
      ...{ direction: "inbound", state: "pending", providerMediaId: "900" },
      ...{ mimeType: "image/jpeg", messageId: found.messages[0]?.id },
    },
  ]);
  const mediaId = found.media[0]?.id;
  expect(found.messages).toMatchObject([
    { source: "contact", content: { type: "image", caption: "look", media: { mediaId } } },
  ]);
  expect(found.jobs).toMatchObject([{ queue: "media", key: mediaId, subjectIds: [mediaId] }]);
});

test("a file that the provider refused as too large is shown as such and not fetched (S0.14)", async () => {
  const workspace = await createTestWorkspace(database().db);
  const errors = [{ code: 131052, title: "Media download error" }];
  const raw = { type: "video", video: { id: "901", mime_type: "video/mp4" }, errors };
  await receive(workspace, webhook(workspace, { raw }));
  const found = await stored(workspace);
  expect(found.media).toMatchObject([{ state: "too_large", errorCode: "131052" }]);
  expect(found.jobs).toEqual([]);
});

test("forwarding and the advertisement a chat came from are kept, the first one dated (WIN-12)", async () => {
  const workspace = await createTestWorkspace(database().db);
  const at = (hour: number) => new Date(Date.UTC(2026, 5, 1, hour));
  const text = { type: "text", text: { body: "hi" } };
  const ad = { ...text, referral: { source_type: "ad", source_id: "77" } };
  await receive(workspace, webhook(workspace, { at: at(12), raw: ad }));
  await receive(workspace, webhook(workspace, { at: at(10), raw: ad }));
  const context = { frequently_forwarded: true };
  await receive(workspace, webhook(workspace, { at: at(13), raw: { ...text, context } }));
  const found = await stored(workspace);
  expect(found.messages).toMatchObject([
    { referral: { source_id: "77" }, forwarded: null },
    { referral: { source_id: "77" } },
    { referral: null, forwarded: "often" },
  ]);
  expect(found.conversations).toMatchObject([{ referredAt: at(10), freeEntryPointClosesAt: null }]);
});

test("an advertisement after an unanswered one of the day before counts anew (WIN-12)", async () => {
  const workspace = await createTestWorkspace(database().db);
  const at = (day: number) => new Date(Date.UTC(2026, 5, day));
  const ad = { type: "text", text: { body: "hi" }, referral: { source_id: "77" } };
  await receive(workspace, webhook(workspace, { at: at(1), raw: ad }));
  await receive(workspace, webhook(workspace, { at: at(2), raw: ad }));
  expect((await stored(workspace)).conversations).toMatchObject([{ referredAt: at(2) }]);
});

test.each([
  ["advertisement", "answer", "later answer"],
  ["later answer", "answer", "advertisement"],
  ["answer", "advertisement", "later answer"],
  ["advertisement", "later answer", "answer"],
] as const)(
  "of %s, %s, %s the first answer, from the phone app, begins 72 free hours (WIN-12)",
  async (...order) => {
    const workspace = await createTestWorkspace(database().db);
    const at = (hour: number) => new Date(Date.UTC(2026, 5, 1, hour));
    const raw = { type: "text", text: { body: "hi" }, referral: { source_id: "77" } };
    const bodies = {
      advertisement: webhook(workspace, { at: at(10), raw }),
      answer: echo(workspace, newWamid(), at(12)),
      "later answer": echo(workspace, newWamid(), at(15)),
    };
    await receive(workspace, echo(workspace, newWamid(), at(9)));
    for (const kind of order) await receive(workspace, bodies[kind]);
    const [conversation] = (await stored(workspace)).conversations;
    expect(conversation?.freeEntryPointClosesAt).toEqual(at(12 + 72));
  },
);

test("the provider's word of the free entry point window is kept, the latest of several (WIN-12)", async () => {
  const workspace = await createTestWorkspace(database().db);
  const at = (hour: number) => new Date(Date.UTC(2026, 5, 1, hour));
  const id = newWamid();
  await receive(workspace, echo(workspace, id, at(10)));
  const told = async (word: string, type: string, hour: number) => {
    const conversation = {
      id: "c",
      expiration_timestamp: String(+at(hour) / 1000),
      origin: { type },
    };
    const status = { id, status: word, timestamp: String(+at(11) / 1000), conversation };
    await receive(workspace, metaChange(workspace.number, "messages", { statuses: [status] }));
    return (await stored(workspace)).conversations[0]?.freeEntryPointClosesAt;
  };
  expect(await told("sent", "service", 34)).toBeNull();
  expect(await told("delivered", "referral_conversion", 82)).toEqual(at(82));
  expect(await told("read", "referral_conversion", 81)).toEqual(at(82));
});

test("what the business writes in its phone app is sent, nobody's unread and opens nothing (WIN-9, CON-4)", async () => {
  const workspace = await createTestWorkspace(database().db);
  const at = new Date(Date.UTC(2026, 5, 1, 10));
  const body = echo(workspace, newWamid(), at);
  await receive(workspace, body, body);
  const found = await stored(workspace);
  expect(found.messages).toMatchObject([
    {
      ...{ direction: "outbound", source: "phone_app", clientMessageId: null },
      statusState: { progress: "sent" },
    },
  ]);
  expect(found.jobs).toEqual([]);
  expect(found.conversations).toMatchObject([
    { unreadCount: 0, lastInboundAt: null, lastMessageId: found.messages[0]?.id },
  ]);
  expect(found.identities).toMatchObject([{ kind: "wa_phone", value: `+${customer}` }]);
});

test("a reaction from the phone app is the business's badge, no message and no sign of the customer (S0.16)", async () => {
  const workspace = await createTestWorkspace(database().db);
  const target = newWamid();
  const at = (minute: number) => new Date(Date.UTC(2026, 5, 1, 10, minute));
  await receive(workspace, webhook(workspace, { id: target, at: at(0) }));
  const reaction = { message_id: target, emoji: "👍" };
  const raw = { from: "15550783881", to: customer, id: newWamid(), type: "reaction", reaction };
  const timestamp = String(+at(5) / 1000);
  await receive(
    workspace,
    metaChange(workspace.number, "smb_message_echoes", { message_echoes: [{ ...raw, timestamp }] }),
  );
  const found = await stored(workspace);
  expect(found.messages).toMatchObject([{ version: found.conversations[0]?.version }]);
  expect(found.conversations).toMatchObject([{ lastInboundAt: at(0) }]);
  expect(found.reactions).toMatchObject([{ author: "business", emoji: "👍" }]);
});

test.each(["before", "with", "after"])(
  "statuses that come %s an echo are its own (F-23)",
  async (order) => {
    const workspace = await createTestWorkspace(database().db);
    const id = newWamid();
    const at = new Date(Date.UTC(2026, 5, 1, 10));
    const read = metaWebhook(workspace.number.providerNumberId, {
      statuses: [{ id, status: "read", at }],
    });
    const written = echo(workspace, id, at);
    if (order === "with") await receive(workspace, read, written);
    else {
      for (const body of order === "before" ? [read, written] : [written, read])
        await receive(workspace, body);
    }
    expect((await stored(workspace)).messages).toMatchObject([
      { statusState: { progress: "read" } },
    ]);
  },
);

test("a number that a customer shares as their own joins what they are known by (IDN-7)", async () => {
  const workspace = await createTestWorkspace(database().db);
  const card = {
    name: { formatted_name: "Ana" },
    phones: [{ phone: "+49 151 999", wa_id: "49151999888" }],
  };
  const raw = {
    ...{ from: undefined, from_user_id: "DE.123456", type: "contacts" },
    contacts: [{ ...card, origin: "contact_request" }],
  };
  await receive(
    workspace,
    metaChange(workspace.number, "messages", {
      messages: [{ id: newWamid(), timestamp: "1795168800", ...raw }],
    }),
  );
  const { identities } = await stored(workspace);
  expect(identities.map(({ kind, value }) => [kind, value])).toEqual([
    ["wa_bsuid", "DE.123456"],
    ["wa_phone", "+49151999888"],
  ]);
  expect(new Set(identities.map(({ contactId }) => contactId)).size).toBe(1);
});
