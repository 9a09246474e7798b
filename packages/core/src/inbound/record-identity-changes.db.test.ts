import { contactIdentities, contacts, conversations, messages } from "@parley/db/schema";
import { inWorkspace } from "@parley/db/scope";
import { useTestDatabase } from "@parley/testkit/database";
import {
  createTestWorkspace,
  metaWebhook,
  newWamid,
  receiveWebhooks,
  type TestWorkspace,
} from "@parley/testkit/factories";
import { asc } from "drizzle-orm";
import { expect, test } from "vitest";
import { markConversationRead } from "../conversations/index.ts";

const database = useTestDatabase();
const [old, now] = ["4915112345678", "4915187654321"];
const at = (minute: number) => new Date(Date.UTC(2026, 5, 1, 10, minute));

const text = (workspace: TestWorkspace, from: string, minute: number) =>
  metaWebhook(workspace.number.providerNumberId, { messages: [{ from, at: at(minute) }] });

const moved = (workspace: TestWorkspace, id: string, from: string, to: string, minute = 5) => {
  const system = {
    type: "user_changed_number",
    wa_id: to,
    body: `A changed from ${from} to ${to}`,
  };
  const raw = { type: "system", system };
  return metaWebhook(workspace.number.providerNumberId, {
    messages: [{ id, from, at: at(minute), raw }],
  });
};

const receive = (workspace: TestWorkspace, ...bodies: unknown[]) =>
  receiveWebhooks(database().db, workspace, ...bodies);

const stored = (workspace: TestWorkspace) =>
  inWorkspace(database().db, workspace.as("agent"), async (tx) => ({
    contacts: await tx.select().from(contacts),
    identities: (
      await tx.select().from(contactIdentities).orderBy(asc(contactIdentities.value))
    ).map(({ value, supersededAt }) => ({ value, supersededAt })),
    conversations: await tx.select().from(conversations),
    messages: await tx.select().from(messages).orderBy(asc(messages.sequence)),
  }));

test("a changed number stays one person and one thread, with a silent line about it (IDN-10, WIN-9, CON-4)", async () => {
  const workspace = await createTestWorkspace(database().db);
  const body = moved(workspace, newWamid(), old, now);
  await receive(workspace, text(workspace, old, 0));
  await receive(workspace, body, body);
  await receive(workspace, body);
  const found = await stored(workspace);
  expect(found.identities).toEqual([
    { value: `+${old}`, supersededAt: at(5) },
    { value: `+${now}`, supersededAt: null },
  ]);
  expect(found.messages).toMatchObject([
    { content: { type: "text" } },
    { content: { type: "system", event: "number_changed" } },
  ]);
  expect(found.conversations).toMatchObject([{ unreadCount: 1, lastInboundAt: at(0) }]);
  await receive(workspace, text(workspace, now, 6), text(workspace, old, 1));
  const after = await stored(workspace);
  expect([after.contacts.length, after.conversations.length]).toEqual([1, 1]);
});

test("reading up to the last text leaves nothing unread, though a line came after it (CON-5)", async () => {
  const workspace = await createTestWorkspace(database().db);
  await receive(workspace, text(workspace, old, 0));
  await receive(workspace, moved(workspace, newWamid(), old, now));
  const [message] = (await stored(workspace)).messages;
  const deps = { db: database().db, wake: () => undefined };
  await markConversationRead(deps, workspace.as("agent"), {
    conversationId: message!.conversationId,
    upToSequence: message!.sequence,
  });
  expect((await stored(workspace)).conversations).toMatchObject([{ unreadCount: 0 }]);
});

test("change and first message by the new number in one batch are one person (IDN-10, F-20)", async () => {
  const workspace = await createTestWorkspace(database().db);
  await receive(workspace, text(workspace, now, 6), moved(workspace, newWamid(), old, now));
  expect((await stored(workspace)).contacts).toHaveLength(1);
});

test("who goes back to an earlier number is written to there again (IDN-10)", async () => {
  const workspace = await createTestWorkspace(database().db);
  await receive(workspace, moved(workspace, newWamid(), old, now, 1));
  await receive(workspace, moved(workspace, newWamid(), now, old, 2));
  expect((await stored(workspace)).identities).toEqual([
    { value: `+${old}`, supersededAt: null },
    { value: `+${now}`, supersededAt: at(2) },
  ]);
});

test("a new number that is somebody else's joins nobody: only the line tells (IDN-10)", async () => {
  const workspace = await createTestWorkspace(database().db);
  await receive(workspace, text(workspace, old, 0), text(workspace, now, 1));
  await receive(workspace, moved(workspace, newWamid(), old, now));
  const found = await stored(workspace);
  expect(found.contacts).toHaveLength(2);
  expect(found.identities.map(({ supersededAt }) => supersededAt)).toEqual([null, null]);
  expect(found.messages.map(({ content }) => content.type)).toEqual(["text", "text", "system"]);
});

test("a stranger who got a number that was given up is a new contact; what comes late is not (IDN-12)", async () => {
  const workspace = await createTestWorkspace(database().db);
  const dayMinutes = 24 * 60;
  await receive(workspace, text(workspace, old, 0), moved(workspace, newWamid(), old, now));
  await receive(workspace, text(workspace, old, 3 * dayMinutes));
  expect((await stored(workspace)).contacts).toHaveLength(1);
  await receive(workspace, text(workspace, old, 100 * dayMinutes));
  await receive(workspace, text(workspace, now, 101 * dayMinutes));
  const found = await stored(workspace);
  expect([found.contacts.length, found.conversations.length]).toEqual([2, 2]);
  expect(found.identities).toEqual([
    { value: `+${old}`, supersededAt: null },
    { value: `+${now}`, supersededAt: null },
  ]);
  const [first, , , stranger, again] = found.messages;
  expect(stranger?.conversationId).not.toBe(first?.conversationId);
  expect(again?.conversationId).toBe(first?.conversationId);
});

test("a number that somebody gave up long ago can be another's new one (IDN-12)", async () => {
  const workspace = await createTestWorkspace(database().db);
  const third = "4915100000001";
  const later = 100 * 24 * 60;
  await receive(workspace, moved(workspace, newWamid(), old, now, 1));
  await receive(workspace, text(workspace, third, 2));
  await receive(workspace, moved(workspace, newWamid(), third, old, later));
  const found = await stored(workspace);
  expect(found.contacts).toHaveLength(2);
  expect(found.identities).toEqual([
    { value: `+${third}`, supersededAt: at(later) },
    { value: `+${old}`, supersededAt: null },
    { value: `+${now}`, supersededAt: null },
  ]);
});
