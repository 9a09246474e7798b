import { anyOf, insertRows, recordSet } from "@parley/db/bulk";
import { conversations } from "@parley/db/schema";
import type { Tx } from "@parley/db/scope";
import type { ConversationStatus } from "@parley/domain/conversations";
import {
  type ContactId,
  type ConversationId,
  type MessageId,
  type NumberId,
  newId,
  type WorkspaceId,
} from "@parley/domain/ids";
import type { DisplayKey } from "@parley/domain/messages";
import { and, asc, desc, eq, sql } from "drizzle-orm";

/** A conversation under lock, as the batch changes it; written back once at the end. */
export type Thread = {
  id: ConversationId;
  contactId: ContactId;
  status: ConversationStatus;
  version: number;
  unreadCount: number;
  /** Messages of the batch that ask for attention. */
  attentionAdded: number;
  /** Did the batch reopen it? */
  isReopened: boolean;
  /** A send failed in it, as the batch tells. */
  failedAt: Date | null;
  lastInboundAt: Date | null;
  forcedClosedAt: Date | null;
  referredAt: Date | null;
  freeEntryPointClosesAt: Date | null;
  lastActivityAt: Date;
  last: { id: MessageId; key: DisplayKey } | null;
  isChanged: boolean;
  requestId: string | null;
};

/**
 * The ids of the conversations these contacts' messages belong to on this number: the open one,
 * else the latest, else a new one (D-06: under a unique index, so at once or not, there is one).
 */
export async function ensureConversations(
  tx: Tx,
  workspaceId: WorkspaceId,
  numberId: NumberId,
  contactIds: readonly ContactId[],
): Promise<Map<ContactId, ConversationId>> {
  const found = await findConversations(tx, workspaceId, numberId, contactIds);
  const missing = contactIds.filter((contactId) => !found.has(contactId)).sort();
  if (missing.length === 0) return found;
  const created = await insertRows(
    tx,
    conversations,
    missing.map((contactId) => ({
      workspaceId,
      id: newId<ConversationId>(),
      numberId,
      contactId,
      lastActivityAt: new Date(0),
    })),
    ["id", "contactId"],
  );
  for (const { id, contactId } of created) found.set(contactId, id);
  const lost = missing.filter((contactId) => !found.has(contactId));
  if (lost.length === 0) return found;
  const theirs = await findConversations(tx, workspaceId, numberId, lost);
  return new Map([...found, ...theirs]);
}

/** The contacts' conversations on this number that exist: the open one, else the latest. */
export async function findConversations(
  tx: Tx,
  workspaceId: WorkspaceId,
  numberId: NumberId,
  contactIds: readonly ContactId[],
): Promise<Map<ContactId, ConversationId>> {
  if (contactIds.length === 0) return new Map();
  const rows = await tx
    .select({ id: conversations.id, contactId: conversations.contactId })
    .from(conversations)
    .where(
      and(
        eq(conversations.workspaceId, workspaceId),
        eq(conversations.numberId, numberId),
        anyOf(conversations.contactId, contactIds),
      ),
    )
    .orderBy(desc(eq(conversations.status, "open")), desc(conversations.lastActivityAt));
  const first = new Map<ContactId, ConversationId>();
  for (const { id, contactId } of rows) if (!first.has(contactId)) first.set(contactId, id);
  return first;
}

/** Locks conversations in the order of their ids, so that two batches never wait for each other. */
export async function lockThreads(
  tx: Tx,
  workspaceId: WorkspaceId,
  ids: readonly ConversationId[],
): Promise<Map<ConversationId, Thread>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select()
    .from(conversations)
    .where(and(eq(conversations.workspaceId, workspaceId), anyOf(conversations.id, ids)))
    .orderBy(asc(conversations.id))
    .for("update");
  return new Map(
    rows.map((conversation) => {
      const { id, contactId, status, version, unreadCount, lastInboundAt, lastActivityAt } =
        conversation;
      const thread: Thread = {
        id,
        contactId,
        status,
        version,
        unreadCount,
        lastInboundAt,
        forcedClosedAt: conversation.windowForcedClosedAt,
        referredAt: conversation.referredAt,
        freeEntryPointClosesAt: conversation.freeEntryPointClosesAt,
        lastActivityAt,
        last: lastOf(conversation),
        attentionAdded: 0,
        isReopened: false,
        failedAt: conversation.failedAt,
        isChanged: false,
        requestId: null,
      };
      return [id, thread];
    }),
  );
}

function lastOf(conversation: typeof conversations.$inferSelect): Thread["last"] {
  const { lastMessageId: id, lastMessageAt: providerAt } = conversation;
  const { lastMessagePosition: position, lastMessageSequence: sequence } = conversation;
  if (id === null || providerAt === null || position === null || sequence === null) return null;
  return { id, key: { providerAt, position, sequence } };
}

/** Writes changed threads back, each one version further. */
export async function saveThreads(
  tx: Tx,
  workspaceId: WorkspaceId,
  threads: readonly Thread[],
): Promise<void> {
  if (threads.length === 0) return;
  const rows = threads.map((thread) => ({
    id: thread.id,
    status: thread.status,
    version: thread.version + 1,
    unreadCount: thread.unreadCount,
    attentionCount: thread.attentionAdded,
    failedAt: thread.failedAt,
    lastInboundAt: thread.lastInboundAt,
    windowForcedClosedAt: thread.forcedClosedAt,
    referredAt: thread.referredAt,
    lastActivityAt: thread.lastActivityAt,
    lastMessageId: thread.last?.id ?? null,
    lastMessageAt: thread.last?.key.providerAt ?? null,
    lastMessagePosition: thread.last?.key.position ?? null,
    lastMessageSequence: thread.last?.key.sequence ?? null,
  }));
  const keys = Object.keys(rows[0] ?? {}) as (keyof (typeof rows)[number])[];
  await tx.execute(sql`
    update conversations c set status = r.status, version = r.version,
      unread_count = r.unread_count, attention_count = c.attention_count + r.attention_count,
      attention_at = case when r.attention_count > 0 then clock_timestamp() else c.attention_at end,
      failed_at = r.failed_at, last_inbound_at = r.last_inbound_at,
      window_forced_closed_at = r.window_forced_closed_at, referred_at = r.referred_at,
      last_activity_at = r.last_activity_at, last_message_id = r.last_message_id,
      last_message_at = r.last_message_at, last_message_position = r.last_message_position,
      last_message_sequence = r.last_message_sequence
    from ${recordSet(conversations, rows, keys)}
    where c.workspace_id = ${workspaceId} and c.id = r.id`);
}
