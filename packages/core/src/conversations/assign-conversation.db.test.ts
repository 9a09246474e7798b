import { assignments } from "@parley/db/schema";
import { inWorkspace } from "@parley/db/scope";
import { type AssignmentId, type ConversationId, newId, type UserId } from "@parley/domain/ids";
import { mintScope } from "@parley/domain/scope";
import { useTestDatabase } from "@parley/testkit/database";
import { createTestWorkspace, metaWebhook, receiveWebhooks } from "@parley/testkit/factories";
import { expect, test } from "vitest";
import {
  assignConversation,
  getConversation,
  listAssignments,
  listConversations,
} from "./index.ts";

const database = useTestDatabase();
const deps = () => ({ db: database().db, wake: () => undefined });

async function oneConversation() {
  const workspace = await createTestWorkspace(database().db);
  const message = { text: "Hello" };
  const body = metaWebhook(workspace.number.providerNumberId, { messages: [message] });
  await receiveWebhooks(database().db, workspace, body);
  const agent = workspace.as("agent");
  const { items } = await listConversations(deps(), agent, { after: null, limit: 1 });
  const { id: conversationId } = items[0]!;
  const assign = (assigneeId: UserId | null, expectedAssigneeId: UserId | null, scope = agent) =>
    assignConversation(deps(), scope, { conversationId, assigneeId, expectedAssigneeId });
  const ids = {
    agent: workspace.users.agent.id,
    admin: workspace.users.admin.id,
    owner: workspace.users.owner.id,
  };
  return { workspace, agent, conversationId, assign, ids };
}

test("an assignment is seen on the conversation, with who gave it (S0.39)", async () => {
  const { agent, workspace, conversationId, assign, ids } = await oneConversation();
  await assign(ids.agent, null, workspace.as("owner"));
  const { assignee } = await getConversation(deps(), agent, conversationId);
  expect(assignee).toMatchObject({ id: ids.agent, name: expect.stringContaining("agent") });
  const [current] = await listAssignments(deps(), agent, conversationId);
  expect(current).toMatchObject({
    assignee: { id: ids.agent },
    assignedBy: { id: ids.owner },
    endedAt: null,
  });
});

test("a new assignment ends the one before, and the history keeps both (S0.41, CON-9)", async () => {
  const { agent, conversationId, assign, ids } = await oneConversation();
  await assign(ids.agent, null);
  await assign(ids.admin, ids.agent);
  await assign(null, ids.admin);
  const history = await listAssignments(deps(), agent, conversationId);
  expect(history.map(({ assignee }) => assignee.id)).toEqual([ids.admin, ids.agent]);
  expect(history.every(({ endedAt }) => endedAt !== null)).toBe(true);
  expect((await getConversation(deps(), agent, conversationId)).assignee).toBeNull();
});

test("who was slower is told who has it now, and changes nothing (CON-9)", async () => {
  const { agent, conversationId, assign, ids } = await oneConversation();
  await assign(ids.admin, null);
  await expect(assign(ids.agent, null)).rejects.toMatchObject({
    code: "conversation.assigned_meanwhile",
    message: expect.stringContaining("admin"),
  });
  const { assignee, version } = await getConversation(deps(), agent, conversationId);
  expect(assignee?.id).toBe(ids.admin);
  await assign(ids.admin, null);
  expect((await getConversation(deps(), agent, conversationId)).version).toBe(version);
});

test("of ten people who take it at once one has it, and nine are told (S0.40, CON-9)", async () => {
  const { agent, conversationId, assign, ids, workspace } = await oneConversation();
  const takers = [ids.agent, ids.admin, ids.owner];
  const outcomes = await Promise.allSettled(
    Array.from({ length: 9 }, (_, n) => assign(takers[n % 3] ?? ids.agent, null)),
  );
  const history = await listAssignments(deps(), agent, conversationId);
  expect(history).toHaveLength(1);
  const winner = history[0]?.assignee.id;
  const refused = outcomes.filter(({ status }) => status === "rejected").length;
  expect(refused).toBe(9 - takers.filter((id) => id === winner).length * 3);
  const active = await inWorkspace(database().db, workspace.as("agent"), (tx) =>
    tx.select().from(assignments),
  );
  expect(active.filter(({ endedAt }) => endedAt === null)).toHaveLength(1);
});

test("the database itself refuses a second active assignment (S0.40)", async () => {
  const { workspace, conversationId, assign, ids } = await oneConversation();
  await assign(ids.agent, null);
  const second = inWorkspace(database().db, workspace.as("agent"), (tx) =>
    tx.insert(assignments).values({
      ...{ workspaceId: workspace.id, id: newId<AssignmentId>(), conversationId },
      assigneeId: ids.admin,
      startedAt: new Date(),
    }),
  );
  await expect(second).rejects.toMatchObject({
    cause: { constraint_name: "assignments_active_key" },
  });
});

test("nobody but a member can have it, and only a member may give it (S0.39, S0.42)", async () => {
  const { workspace, assign, ids } = await oneConversation();
  const stranger = (await createTestWorkspace(database().db)).users.agent.id;
  await expect(assign(stranger, null)).rejects.toMatchObject({ code: "member.not_found" });
  const actor = { kind: "system", name: "embed" } as const;
  const embedded = mintScope({ workspaceId: workspace.id, actor });
  await expect(assign(ids.agent, null, embedded)).rejects.toMatchObject({
    code: "permission.denied",
  });
});

test("another workspace's conversation has no history and cannot be assigned (T-01)", async () => {
  const { conversationId } = await oneConversation();
  const other = await createTestWorkspace(database().db);
  expect(await listAssignments(deps(), other.as("agent"), conversationId)).toEqual([]);
  const input = { conversationId, assigneeId: other.users.agent.id, expectedAssigneeId: null };
  await expect(assignConversation(deps(), other.as("agent"), input)).rejects.toMatchObject({
    code: "conversation.not_found",
  });
  const nobodys = { ...input, conversationId: newId<ConversationId>() };
  await expect(assignConversation(deps(), other.as("agent"), nobodys)).rejects.toMatchObject({
    code: "conversation.not_found",
  });
});
