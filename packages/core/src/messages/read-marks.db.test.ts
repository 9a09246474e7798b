import { jobs, members } from "@parley/db/schema";
import { inWorkspace } from "@parley/db/scope";
import type { Role } from "@parley/domain/permissions";
import { mintScope } from "@parley/domain/scope";
import { useTestDatabase } from "@parley/testkit/database";
import {
  createTestWorkspace,
  metaWebhook,
  receiveWebhooks,
  type TestWorkspace,
} from "@parley/testkit/factories";
import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import {
  countUnreadConversations,
  getConversation,
  listConversations,
  markConversationRead,
  markConversationUnread,
} from "../conversations/index.ts";
import { addMember } from "../members/index.ts";
import { listMessages } from "./index.ts";

const database = useTestDatabase();
const deps = () => ({ db: database().db, wake: () => undefined });

async function write(workspace: TestWorkspace, ...texts: string[]) {
  const messages = texts.map((text) => ({ text }));
  const body = metaWebhook(workspace.number.providerNumberId, { messages });
  await receiveWebhooks(database().db, workspace, body);
}

async function twoMessages() {
  const workspace = await createTestWorkspace(database().db);
  await write(workspace, "one", "two");
  const first = { after: null, limit: 1 };
  const { items } = await listConversations(deps(), workspace.as("agent"), first);
  const { id: conversationId } = items[0]!;
  const sequences = async () => {
    const input = { conversationId, before: null, limit: 30 };
    const page = await listMessages(deps(), workspace.as("agent"), input);
    return page.items.map(({ sequence }) => sequence);
  };
  const read = (role: Role, upToSequence: number) =>
    markConversationRead(deps(), workspace.as(role), { conversationId, upToSequence });
  const unread = async (role: Role) =>
    (await getConversation(deps(), workspace.as(role), conversationId)).unreadCount;
  const waiting = (role: Role) => countUnreadConversations(deps(), workspace.as(role), undefined);
  return { workspace, conversationId, sequences, read, unread, waiting };
}

test("each member has their own unread: what one reads stays unread for the others (D-10, CON-10)", async () => {
  const { sequences, read, unread, waiting } = await twoMessages();
  const all = await sequences();
  await read("agent", all.at(-1) ?? 0);
  expect([await unread("agent"), await unread("owner")]).toEqual([0, 2]);
  expect([await waiting("agent"), await waiting("owner")]).toEqual([0, 1]);
});

test("the marker only moves forward, and counts what came after it (D-10, CON-5, CON-6)", async () => {
  const { workspace, sequences, read, unread } = await twoMessages();
  const [first = 0, second = 0] = await sequences();
  await read("agent", first);
  expect(await unread("agent")).toBe(1);
  await read("agent", second);
  await read("agent", first);
  expect(await unread("agent")).toBe(0);
  await write(workspace, "three", "four", "five");
  expect([await unread("agent"), await unread("owner")]).toEqual([3, 5]);
});

test("marked as unread it counts for that member until they read it again (CON-10)", async () => {
  const { workspace, conversationId, sequences, read, unread, waiting } = await twoMessages();
  const last = (await sequences()).at(-1) ?? 0;
  await read("agent", last);
  await markConversationUnread(deps(), workspace.as("agent"), conversationId);
  await markConversationUnread(deps(), workspace.as("agent"), conversationId);
  expect([await unread("agent"), await waiting("agent")]).toEqual([1, 1]);
  await read("admin", last);
  expect(await unread("admin")).toBe(0);
  await read("agent", last);
  expect([await unread("agent"), await waiting("agent")]).toEqual([0, 0]);
});

test("to a new member what came before them is read, and what comes after counts (CON-10)", async () => {
  const { workspace, unread } = await twoMessages();
  const person = { fullName: "New", passwordHash: "x", role: "agent" as const };
  const email = `new-${workspace.slug}@example.com`;
  const userId = await addMember(deps(), workspace.as("owner"), { ...person, email });
  const { conversationId } = await anyConversation(workspace);
  const actor = { kind: "user", userId, role: "agent" } as const;
  const scope = mintScope({ workspaceId: workspace.id, actor });
  const ofNew = async () => (await getConversation(deps(), scope, conversationId)).unreadCount;
  expect(await ofNew()).toBe(0);
  await write(workspace, "three");
  expect([await ofNew(), await unread("owner")]).toEqual([1, 3]);
});

test("reading up to date moves the member's line on, and nothing unread falls behind it (D-10, CON-10)", async () => {
  const { workspace, conversationId, sequences, read, waiting } = await twoMessages();
  const { db } = database();
  const owner = workspace.as("owner");
  const old = new Date(Date.now() - 3 * 3_600_000);
  const line = () =>
    inWorkspace(db, owner, async (tx) => {
      const rows = await tx.select().from(members);
      return rows.find(({ userId }) => userId === workspace.users.agent.id)?.readUntil;
    });
  await inWorkspace(db, owner, (tx) => tx.update(members).set({ readUntil: old }));
  const last = (await sequences()).at(-1) ?? 0;
  await read("agent", last);
  expect((await line())?.getTime()).toBeGreaterThan(old.getTime() + 3_600_000);
  expect(await waiting("agent")).toBe(0);
  await markConversationUnread(deps(), workspace.as("agent"), conversationId);
  expect(await waiting("agent")).toBe(1);
  await write(workspace, "three");
  expect(await waiting("agent")).toBe(1);
});

test("only the team's first reading tells the customer (D-10)", async () => {
  const { workspace, sequences, read } = await twoMessages();
  const last = (await sequences()).at(-1) ?? 0;
  const told = () =>
    inWorkspace(database().db, workspace.as("owner"), (tx) =>
      tx.$count(jobs, and(eq(jobs.workspaceId, workspace.id), eq(jobs.queue, "read"))),
    );
  await read("agent", last);
  expect(await told()).toBe(1);
  await inWorkspace(database().db, workspace.as("owner"), (tx) => tx.delete(jobs));
  await read("owner", last);
  expect(await told()).toBe(0);
});

async function anyConversation(workspace: TestWorkspace) {
  const first = { after: null, limit: 1 };
  const { items } = await listConversations(deps(), workspace.as("owner"), first);
  return { conversationId: items[0]!.id };
}
