import { newId, type QuickReplyId } from "@parley/domain/ids";
import type { Role } from "@parley/domain/permissions";
import { useTestDatabase } from "@parley/testkit/database";
import { createTestWorkspace, type TestWorkspace } from "@parley/testkit/factories";
import { expect, test } from "vitest";
import {
  deleteQuickReply,
  listQuickReplies,
  type SaveQuickReply,
  saveQuickReply,
} from "./index.ts";

const database = useTestDatabase();
const deps = () => ({ db: database().db, wake: () => undefined });
const thanks = { id: null, shortcut: "thanks", text: "Thank you!", card: null, isShared: false };

const save = (workspace: TestWorkspace, role: Role, change: Partial<SaveQuickReply> = {}) =>
  saveQuickReply(deps(), workspace.as(role), { ...thanks, ...change });

const shortcuts = async (workspace: TestWorkspace, role: Role) =>
  (await listQuickReplies(deps(), workspace.as(role), undefined)).map(({ shortcut }) => shortcut);

test("one's own reply is nobody else's, a shared one is everybody's", async () => {
  const workspace = await createTestWorkspace(database().db);
  const own = await save(workspace, "agent");
  await save(workspace, "owner", { shortcut: "hours", isShared: true });
  expect(await shortcuts(workspace, "agent")).toEqual(["hours", "thanks"]);
  expect(await shortcuts(workspace, "admin")).toEqual(["hours"]);
  await expect(save(workspace, "admin", { id: own })).rejects.toMatchObject({
    code: "shortcut.not_found",
  });
});

test("shared replies are the owner's and the admins' to write, change and forget", async () => {
  const workspace = await createTestWorkspace(database().db);
  const denied = { code: "permission.denied" };
  await expect(save(workspace, "agent", { isShared: true })).rejects.toMatchObject(denied);
  const id = await save(workspace, "admin", { isShared: true });
  await expect(save(workspace, "agent", { id })).rejects.toMatchObject(denied);
  await expect(deleteQuickReply(deps(), workspace.as("agent"), id)).rejects.toMatchObject(denied);
  await save(workspace, "owner", { id, isShared: true, text: "Many thanks!" });
  const [reply] = await listQuickReplies(deps(), workspace.as("agent"), undefined);
  expect(reply).toMatchObject({ id, text: "Many thanks!", isShared: true });
  await deleteQuickReply(deps(), workspace.as("admin"), id);
  expect(await shortcuts(workspace, "agent")).toEqual([]);
});

test("a shortcut stands for one reply, shared and own apart", async () => {
  const workspace = await createTestWorkspace(database().db);
  const taken = { code: "shortcut.taken" };
  await save(workspace, "agent");
  await expect(save(workspace, "agent")).rejects.toMatchObject(taken);
  await save(workspace, "owner", { isShared: true });
  await expect(save(workspace, "admin", { isShared: true })).rejects.toMatchObject(taken);
  await save(workspace, "admin");
});

test("what is gone is refused in words", async () => {
  const workspace = await createTestWorkspace(database().db);
  const gone = newId<QuickReplyId>();
  await expect(save(workspace, "owner", { id: gone })).rejects.toMatchObject({
    code: "shortcut.not_found",
    message: expect.stringContaining("does not exist any more"),
  });
});
