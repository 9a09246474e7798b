import { anyOf } from "@parley/db/bulk";
import { conversations, media, messageReactions, messages, statusEvents } from "@parley/db/schema";
import type { Tx } from "@parley/db/scope";
import { type ConversationId, firstIdAt, type MediaId } from "@parley/domain/ids";
import { and, eq, inArray, sql } from "drizzle-orm";
import { type CommandContext, command } from "../command/index.ts";
import { lockConversation } from "../conversations/index.ts";
import { firstEventIdAt } from "../inbound/index.ts";

type Conversation = typeof conversations.$inferSelect;

/**
 * Deletes a conversation for good (S2.26): its messages, notes in the thread, reactions and statuses at once, the bytes
 * of its files and the raw copies of its webhooks by jobs. The contact stays, and so does the audit entry. Throws
 * `conversation.not_found`.
 */
export const deleteConversation = command(
  "conversation.delete",
  async (context: CommandContext, id: ConversationId): Promise<void> => {
    const { tx, about, emit, enqueue } = context;
    const conversation = await lockConversation(context, id);
    about({ kind: "conversation", id });
    const since = await findBeginning(context, conversation);
    for (const mediaId of await eraseFiles(context, conversation)) {
      enqueue({ queue: "media", key: mediaId, subjectIds: [mediaId] });
    }
    await eraseProviderFacts(context, conversation);
    await tx.delete(conversations).where(isConversation(conversation));
    const { numberId, contactId, version } = conversation;
    const events = [firstEventIdAt(since.getTime()), firstIdAt(context.now.getTime() + 1)];
    enqueue({ queue: "erase", key: id, subjectIds: [numberId, contactId, ...events] });
    emit(id, version + 1);
  },
);

/** When the first of its messages was received: no raw copy is older. */
async function findBeginning({ tx }: CommandContext, conversation: Conversation): Promise<Date> {
  const [row] = await tx
    .select({ at: sql<string | null>`min(${messages.receivedAt})` })
    .from(messages)
    .where(isIn(conversation));
  return row?.at == null ? conversation.createdAt : new Date(row.at);
}

/**
 * Marks its files as erased and frees them from their messages, so that they outlive these until a job has removed the
 * bytes. A file that was uploaded and sent to others as well stays.
 */
async function eraseFiles({ tx }: CommandContext, conversation: Conversation): Promise<MediaId[]> {
  const { workspaceId, id } = conversation;
  const received = await tx
    .select({ id: media.id })
    .from(media)
    .where(
      and(
        eq(media.workspaceId, workspaceId),
        eq(media.direction, "inbound"),
        inArray(
          media.messageId,
          tx.select({ id: messages.id }).from(messages).where(isIn(conversation)),
        ),
      ),
    );
  const sent = await tx.execute<{ id: MediaId }>(sql`
    with named as (
      select distinct (found.ids)[1]::uuid as id from ${messages} m,
        regexp_matches(m.content::text, '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}', 'g') as found (ids)
      where m.workspace_id = ${workspaceId} and m.conversation_id = ${id} and m.direction = 'outbound')
    select f.id from named join ${media} f on f.workspace_id = ${workspaceId} and f.id = named.id
    where f.direction = 'outbound' and f.state <> 'erased' and not exists (
      select from ${messages} o where o.workspace_id = ${workspaceId} and o.conversation_id <> ${id}
        and o.direction = 'outbound' and position(f.id::text in o.content::text) > 0)`);
  const ids = [...received, ...sent].map((row) => row.id);
  await tx
    .update(media)
    .set({
      ...{ state: "erased", messageId: null, filename: null },
      ...{ providerMediaId: null, providerUrl: null },
    })
    .where(and(eq(media.workspaceId, workspaceId), anyOf(media.id, ids)));
  await giveToOthers(tx, conversation);
  return ids;
}

/** An uploaded file that stays belongs to another message that carries it from now on. */
async function giveToOthers(tx: Tx, { workspaceId, id }: Conversation): Promise<void> {
  await tx.execute(sql`
    update ${media} f set message_id = (
      select o.id from ${messages} o where o.workspace_id = ${workspaceId}
        and o.conversation_id <> ${id} and o.direction = 'outbound'
        and position(f.id::text in o.content::text) > 0 limit 1)
    where f.workspace_id = ${workspaceId} and f.direction = 'outbound' and f.message_id in (
      select m.id from ${messages} m where m.workspace_id = ${workspaceId} and m.conversation_id = ${id})`);
}

/** What is kept by the provider's ids of its messages, not by ours. */
async function eraseProviderFacts(
  { tx }: CommandContext,
  conversation: Conversation,
): Promise<void> {
  const { workspaceId, numberId } = conversation;
  const providerIds = tx
    .select({ id: messages.providerMessageId })
    .from(messages)
    .where(isIn(conversation));
  await tx
    .delete(messageReactions)
    .where(
      and(
        eq(messageReactions.workspaceId, workspaceId),
        eq(messageReactions.numberId, numberId),
        inArray(messageReactions.targetProviderMessageId, providerIds),
      ),
    );
  await tx
    .delete(statusEvents)
    .where(
      and(
        eq(statusEvents.workspaceId, workspaceId),
        eq(statusEvents.numberId, numberId),
        inArray(statusEvents.providerMessageId, providerIds),
      ),
    );
}

function isConversation({ workspaceId, id }: Conversation) {
  return and(eq(conversations.workspaceId, workspaceId), eq(conversations.id, id));
}

function isIn({ workspaceId, id }: Conversation) {
  return and(eq(messages.workspaceId, workspaceId), eq(messages.conversationId, id));
}
