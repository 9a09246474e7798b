import { conversationReads, conversations, messages } from "@parley/db/schema";
import { advanceReadMarker } from "@parley/domain/conversations";
import type { ConversationId, UserId } from "@parley/domain/ids";
import { and, eq, gt, sql } from "drizzle-orm";
import { type CommandContext, command } from "../command/index.ts";
import { lockConversation } from "./change-conversation.ts";
import { isUnseen } from "./unread-query.ts";

export type MarkRead = { conversationId: ConversationId; upToSequence: number };

/**
 * Moves the member's read marker of the conversation forward, never back (CON-6, CON-10), and the workspace's with it:
 * the customer is told of what was read, where the provider can.
 */
export const markConversationRead = command(
  "conversation.mark_read",
  async (context: CommandContext, input: MarkRead): Promise<void> => {
    const conversation = await lockConversation(context, input.conversationId);
    const { id, readUpToSequence: teamMarker } = conversation;
    context.about({ kind: "conversation", id });
    const userId = memberOf(context);
    const known = await findReading(context, id, userId);
    const { upToSequence } = input;
    const isKnown = known !== undefined && upToSequence <= known.readUpToSequence;
    if (isKnown && !known.isMarkedUnread) return;
    const remaining = await countAttentionAfter(context, id, upToSequence);
    await saveReading(context, id, userId, {
      readCount: Math.max(known?.readCount ?? 0, conversation.attentionCount - remaining),
      readUpToSequence: advanceReadMarker(known?.readUpToSequence ?? 0, upToSequence),
      isMarkedUnread: false,
    });
    await advanceReadUntil(context, userId);
    if (upToSequence <= teamMarker) return touch(context, conversation, {});
    await touch(context, conversation, {
      readUpToSequence: upToSequence,
      unreadCount: remaining,
    });
    context.enqueue({ queue: "read", key: id, subjectIds: [id] });
  },
);

/** The member will come back to the conversation: it counts as unread until they read it, for them alone (CON-10). */
export const markConversationUnread = command(
  "conversation.mark_unread",
  async (context: CommandContext, id: ConversationId): Promise<void> => {
    const conversation = await lockConversation(context, id);
    context.about({ kind: "conversation", id });
    const userId = memberOf(context);
    const known = await findReading(context, id, userId);
    if (known?.isMarkedUnread) return;
    await saveReading(context, id, userId, {
      readCount: known?.readCount ?? conversation.attentionCount,
      readUpToSequence: known?.readUpToSequence ?? 0,
      isMarkedUnread: true,
    });
    await touch(context, conversation, {});
  },
);

type Reading = Pick<
  typeof conversationReads.$inferSelect,
  "readCount" | "readUpToSequence" | "isMarkedUnread"
>;

function memberOf({ scope }: CommandContext): UserId {
  if (scope.actor.kind !== "user") throw new Error("only a member reads");
  return scope.actor.userId;
}

async function findReading(
  { tx, scope }: CommandContext,
  id: ConversationId,
  userId: UserId,
): Promise<Reading | undefined> {
  const [row] = await tx
    .select()
    .from(conversationReads)
    .where(
      and(
        eq(conversationReads.workspaceId, scope.workspaceId),
        eq(conversationReads.userId, userId),
        eq(conversationReads.conversationId, id),
      ),
    );
  return row;
}

async function saveReading(
  { tx, scope: { workspaceId } }: CommandContext,
  conversationId: ConversationId,
  userId: UserId,
  reading: Reading,
): Promise<void> {
  const { workspaceId: workspace, userId: user, conversationId: conversation } = conversationReads;
  await tx
    .insert(conversationReads)
    .values({ workspaceId, conversationId, userId, ...reading })
    .onConflictDoUpdate({ target: [workspace, user, conversation], set: reading });
}

async function touch(
  { tx, scope, emit }: CommandContext,
  { id, version: before }: typeof conversations.$inferSelect,
  change: Partial<typeof conversations.$inferInsert>,
): Promise<void> {
  const version = before + 1;
  await tx
    .update(conversations)
    .set({ ...change, version })
    .where(and(eq(conversations.workspaceId, scope.workspaceId), eq(conversations.id, id)));
  emit(id, version);
}

/** Messages of the customer received after the marker; lines about the customer ask for nothing (CON-4, CON-5). */
function countAttentionAfter(
  { tx, scope }: CommandContext,
  id: ConversationId,
  sequence: number,
): Promise<number> {
  return tx.$count(
    messages,
    and(
      eq(messages.workspaceId, scope.workspaceId),
      eq(messages.conversationId, id),
      eq(messages.direction, "inbound"),
      gt(messages.sequence, sequence),
      sql`${messages.content} ->> 'type' <> 'system'`,
    ),
  );
}

/**
 * Moves the line before which the member has read everything up to their oldest unread conversation, so that looking
 * for unread ones passes over the read ones once, not every time. What is being recorded at this moment may carry a
 * time up to the length of a transaction ago: ten minutes are left.
 */
async function advanceReadUntil({ tx, scope }: CommandContext, userId: UserId): Promise<void> {
  const { workspaceId } = scope;
  await tx.execute(sql`
    with line as (
      select least(clock_timestamp() - interval '10 minutes', coalesce((
        select ${conversations.attentionAt} - interval '1 millisecond'
        from ${conversations}
        where ${conversations.workspaceId} = ${workspaceId} and ${isUnseen(workspaceId, userId)}
        order by ${conversations.attentionAt} limit 1), 'infinity')) as until)
    update members m set read_until = line.until from line
    where m.workspace_id = ${workspaceId} and m.user_id = ${userId}
      and line.until > m.read_until + interval '1 minute'`);
}
