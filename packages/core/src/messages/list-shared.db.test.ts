import { type ConversationId, newId } from "@parley/domain/ids";
import { useTestDatabase } from "@parley/testkit/database";
import {
  createTestWorkspace,
  metaWebhook,
  receiveWebhooks,
  type TestWorkspace,
} from "@parley/testkit/factories";
import { beforeAll, expect, test } from "vitest";
import { listConversations } from "../conversations/index.ts";
import { listShared, type SharedKind, type SharedView } from "./index.ts";

const database = useTestDatabase();
const deps = () => ({ db: database().db, wake: () => undefined });
const file = (type: string, more: object = {}) => ({
  raw: { type, [type]: { id: `file-${type}`, mime_type: "application/x", sha256: "abc", ...more } },
});
let workspace: TestWorkspace;
let conversationId: ConversationId;

beforeAll(async () => {
  workspace = await createTestWorkspace(database().db);
  const { providerNumberId } = workspace.number;
  const others = [{ ...file("image"), from: "4915100000000" }];
  const shared = [
    file("image"),
    file("video", { caption: "from https://video.example" }),
    file("document", { filename: "bill.pdf" }),
    file("audio"),
    { text: "look at https://a.example, and https://b.example/x?y=1" },
    { text: "no link" },
    file("image"),
  ].map((message, nth) => ({ ...message, at: new Date(Date.UTC(2026, 4, 1, 10, nth)) }));
  await receiveWebhooks(
    database().db,
    workspace,
    metaWebhook(providerNumberId, { messages: shared }),
    metaWebhook(providerNumberId, { messages: others }),
  );
  const input = { status: null, after: null, limit: 9 };
  const { items } = await listConversations(deps(), workspace.as("agent"), input);
  conversationId = items.find((row) => row.contact.phone === "+4915112345678")!.id;
});

const list = (
  kind: SharedKind,
  before: { at: Date; id: SharedView["messageId"] } | null,
  limit = 9,
) => listShared(deps(), workspace.as("agent"), { conversationId, kind, before, limit });

test("pictures and videos of the person's conversations come latest first, nobody else's (S3.8)", async () => {
  const { items, hasMore } = await list("media", null);
  expect(items.map(({ type }) => type)).toEqual(["image", "video", "image"]);
  expect(items[0]).toMatchObject({
    conversationId,
    direction: "inbound",
    file: { state: "pending" },
  });
  expect(hasMore).toBe(false);
});

test("documents come with their names (S3.8)", async () => {
  const { items } = await list("documents", null);
  expect(items).toMatchObject([{ type: "document", file: { filename: "bill.pdf" } }]);
});

test("links are those of texts and captions (S3.8, FMT-9)", async () => {
  const { items } = await list("links", null);
  expect(items.map(({ links }) => links)).toEqual([
    ["https://a.example", "https://b.example/x?y=1"],
    ["https://video.example"],
  ]);
});

test("pages neither repeat nor skip (S3.8)", async () => {
  const first = await list("media", null, 2);
  const last = first.items.at(-1)!;
  const second = await list("media", { at: last.at, id: last.messageId }, 2);
  expect([first.hasMore, second.hasMore]).toEqual([true, false]);
  const ids = [...first.items, ...second.items].map(({ messageId }) => messageId);
  expect(new Set(ids).size).toBe(3);
});

test("a conversation that is not there shares nothing", async () => {
  const input = { conversationId: newId<ConversationId>(), kind: "links" as const };
  await expect(
    listShared(deps(), workspace.as("agent"), { ...input, before: null, limit: 1 }),
  ).rejects.toMatchObject({ code: "conversation.not_found" });
});
