import { randomUUID } from "node:crypto";
import { jobs, media } from "@parley/db/schema";
import { inWorkspace } from "@parley/db/scope";
import type { MediaId } from "@parley/domain/ids";
import { claimNextKey, newRotation } from "@parley/queue/claim";
import { useTestDatabase } from "@parley/testkit/database";
import {
  createTestWorkspace,
  metaWebhook,
  receiveWebhooks,
  type TestWorkspace,
} from "@parley/testkit/factories";
import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { listConversations } from "../conversations/index.ts";
import { newStorageKey, registerUpload, tidyUploads } from "../media/index.ts";
import { scheduleMessage, sendMessage } from "./index.ts";

const database = useTestDatabase();
const deps = () => ({ db: database().db, wake: () => undefined });
const dayMs = 86_400_000;

function upload(workspace: TestWorkspace): Promise<MediaId> {
  const storageKey = newStorageKey(workspace.id);
  const file = { storageKey, mimeType: "image/jpeg", filename: "a.jpg", sizeBytes: 8 };
  return registerUpload(deps(), workspace.as("agent"), { ...file, sha256: "ab" });
}

async function openConversation(workspace: TestWorkspace) {
  const body = metaWebhook(workspace.number.providerNumberId, { messages: [{ text: "hello" }] });
  await receiveWebhooks(database().db, workspace, body);
  const query = { status: null, after: null, limit: 1 };
  const { items } = await listConversations(deps(), workspace.as("agent"), query);
  return items[0]!.id;
}

function send(
  workspace: TestWorkspace,
  conversationId: Awaited<ReturnType<typeof openConversation>>,
  mediaId: MediaId,
) {
  const content = { type: "image" as const, media: { mediaId }, caption: null };
  const input = { conversationId, clientMessageId: randomUUID(), quotedMessageId: null, content };
  return sendMessage(deps(), workspace.as("agent"), input);
}

/** Lets a day pass for the workspace's uploads, and does the work that is due then. */
async function tidyAfterADay(workspace: TestWorkspace): Promise<void> {
  await inWorkspace(database().db, workspace.as("owner"), (tx) =>
    tx.update(jobs).set({ runAt: new Date() }).where(eq(jobs.queue, "tidy")),
  );
  const claim = await claimNextKey(database().db, "tidy", 1, newRotation());
  if (claim === null) throw new Error("nothing is due");
  await tidyUploads(deps(), claim.scope, { claim });
}

function rowsOf(workspace: TestWorkspace) {
  return inWorkspace(database().db, workspace.as("agent"), async (tx) => ({
    media: await tx.select().from(media),
    mediaJobs: await tx.select({ key: jobs.key }).from(jobs).where(eq(jobs.queue, "media")),
    tidyJobs: await tx
      .select({ runAt: jobs.runAt })
      .from(jobs)
      .where(and(eq(jobs.queue, "tidy"), eq(jobs.key, workspace.id))),
  }));
}

test("an upload that nobody sends for a day goes, row and bytes; one that was sent stays (P-10)", async () => {
  const workspace = await createTestWorkspace(database().db);
  const conversationId = await openConversation(workspace);
  const [unsent, sent] = [await upload(workspace), await upload(workspace)];
  await send(workspace, conversationId, sent);
  await tidyAfterADay(workspace);
  const found = await rowsOf(workspace);
  const states = found.media.map(({ id, state, filename }) => ({ id, state, filename }));
  expect(states).toContainEqual({ id: unsent, state: "erased", filename: null });
  expect(states).toContainEqual({ id: sent, state: "stored", filename: "a.jpg" });
  expect(found.mediaJobs).toEqual([{ key: unsent }]);
  expect(found.tidyJobs).toEqual([]);
});

test("the work waits a whole day, and only the workspace's own uploads go (T-01)", async () => {
  const [mine, theirs] = [
    await createTestWorkspace(database().db),
    await createTestWorkspace(database().db),
  ];
  const before = Date.now();
  await upload(mine);
  const foreign = await upload(theirs);
  const [{ runAt } = { runAt: new Date(0) }] = (await rowsOf(mine)).tidyJobs;
  expect(runAt.getTime()).toBeGreaterThanOrEqual(before + dayMs - 60_000);
  await tidyAfterADay(mine);
  expect((await rowsOf(theirs)).media).toMatchObject([{ id: foreign, state: "stored" }]);
});

test("a file that has been tidied away is refused, and its message is not stored", async () => {
  const workspace = await createTestWorkspace(database().db);
  const conversationId = await openConversation(workspace);
  const mediaId = await upload(workspace);
  await tidyAfterADay(workspace);
  await expect(send(workspace, conversationId, mediaId)).rejects.toMatchObject({
    code: "media.not_found",
  });
});

test("a file belongs to the first message that carries it, and is shared from the second on", async () => {
  const workspace = await createTestWorkspace(database().db);
  const conversationId = await openConversation(workspace);
  const mediaId = await upload(workspace);
  const first = await send(workspace, conversationId, mediaId);
  expect((await rowsOf(workspace)).media).toMatchObject([{ messageId: first.id, isShared: false }]);
  await send(workspace, conversationId, mediaId);
  await send(workspace, conversationId, mediaId);
  expect((await rowsOf(workspace)).media).toMatchObject([{ messageId: first.id, isShared: true }]);
});

test("a file that a scheduled message will carry is kept for it, and looked at again a day later", async () => {
  const workspace = await createTestWorkspace(database().db);
  const conversationId = await openConversation(workspace);
  const [awaited, other] = [await upload(workspace), await upload(workspace)];
  await scheduleMessage(deps(), workspace.as("agent"), {
    ...{ conversationId, clientMessageId: randomUUID(), fallback: null },
    content: { type: "image", media: { mediaId: awaited }, caption: null },
    sendAt: new Date(Date.now() + 3_600_000),
  });
  await tidyAfterADay(workspace);
  await tidyAfterADay(workspace);
  const found = await rowsOf(workspace);
  const states = Object.fromEntries(found.media.map(({ id, state }) => [id, state]));
  expect(states).toEqual({ [awaited]: "stored", [other]: "erased" });
  expect(found.tidyJobs[0]?.runAt.getTime()).toBeGreaterThan(Date.now());
});
