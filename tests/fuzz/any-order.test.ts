import { listConversations } from "@parley/core/conversations";
import { listMessages } from "@parley/core/messages";
import { useTestDatabase } from "@parley/testkit/database";
import { createTestWorkspace, metaWebhook, receiveWebhooks } from "@parley/testkit/factories";
import fc from "fast-check";
import { expect, test } from "vitest";
import { casesOf, proofSeed } from "../harness/proof-counts.ts";

const database = useTestDatabase();
const from = "4915112345678";

type Told = { id?: string; second: number; raw: Record<string, unknown> };

const text = (body: string, more: object = {}) => ({ type: "text", text: { body }, ...more });
const edited = (body: string) => ({
  type: "edit",
  edit: { original_message_id: "wamid.A", message: { type: "text", text: { body } } },
});
const reaction = (emoji: string) => ({
  type: "reaction",
  reaction: { message_id: "wamid.A", emoji },
});

/** What may come of one little talk: an answer that quotes, reactions, edits, and the first message taken back. */
const talk: readonly Told[] = [
  { id: "wamid.A", second: 0, raw: text("first") },
  { id: "wamid.B", second: 1, raw: text("second", { context: { from, id: "wamid.A" } }) },
  { id: "wamid.R1", second: 2, raw: reaction("👍") },
  { id: "wamid.R2", second: 3, raw: reaction("❤️") },
  { id: "wamid.E", second: 4, raw: edited("first, corrected") },
  { id: "wamid.X", second: 5, raw: { type: "revoke", revoke: { original_message_id: "wamid.A" } } },
];

const startsAt = Date.now() - 3_600_000;

/** In a thread that is there already, what a person sees after the events came in this order, in POSTs of these sizes. */
async function seenAfter(order: readonly Told[], sizes: readonly number[]): Promise<unknown> {
  const { db } = database();
  const workspace = await createTestWorkspace(db);
  const greeting = { from, text: "hello", at: new Date(startsAt - 1_000) };
  const { providerNumberId } = workspace.number;
  await receiveWebhooks(db, workspace, metaWebhook(providerNumberId, { messages: [greeting] }));
  const left = [...order];
  for (let post = 0; left.length > 0; post += 1) {
    const messages = left.splice(0, sizes[post % sizes.length] ?? 1).map(({ id, second, raw }) => ({
      ...{ from, raw, at: new Date(startsAt + second * 1_000) },
      ...(id !== undefined && { id }),
    }));
    const body = metaWebhook(providerNumberId, { messages });
    await receiveWebhooks(db, workspace, body);
  }
  const deps = { db, wake: () => undefined };
  const scope = workspace.as("agent");
  const { items } = await listConversations(deps, scope, { status: null, after: null, limit: 5 });
  return Promise.all(
    items.map(async ({ id, unreadCount, lastMessage, lastInboundAt, status }) => {
      const page = await listMessages(deps, scope, { conversationId: id, before: null, limit: 9 });
      const lines = page.items.map(({ content, quoted, reactions }) => ({
        ...{ content, quoted: quoted?.preview ?? null, reactions },
      }));
      return { unreadCount, preview: lastMessage?.preview, lastInboundAt, status, lines };
    }),
  );
}

const parts = fc.subarray([...talk], { minLength: 2 });

test("the same events in any order, in any POSTs, some of them twice, look the same in the end (F-21, F-24, D-03)", async () => {
  await fc.assert(
    fc.asyncProperty(
      parts.chain((all) =>
        fc.record({
          all: fc.constant(all),
          order: fc.shuffledSubarray([...all, ...all.slice(0, 2)], {
            minLength: all.length + Math.min(2, all.length),
          }),
          sizes: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 3 }),
        }),
      ),
      async ({ all, order, sizes }) => {
        expect(await seenAfter(order, sizes)).toEqual(await seenAfter(all, [1]));
      },
    ),
    { numRuns: casesOf(0.003), seed: proofSeed },
  );
});
