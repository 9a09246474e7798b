import { conversationReads, conversations, members, messages } from "@parley/db/schema";
import type { UserId, WorkspaceId } from "@parley/domain/ids";
import { type SQL, sql } from "drizzle-orm";

/** A badge shows no more than "99+". */
const maxCounted = 100;

/** Joins what the member has read of a conversation. */
export function ofMember(userId: UserId | null): SQL {
  return sql`${conversationReads.workspaceId} = ${conversations.workspaceId}
    and ${conversationReads.conversationId} = ${conversations.id}
    and ${conversationReads.userId} = ${userId}::uuid`;
}

/**
 * Did something arrive that the member has not read? What came before the member's line is read unless they marked it
 * (`isMarked`), so an index by `attention_at` bounds the search. Reading is looked up row by row, never joined whole:
 * a page or a count ends after few rows.
 */
export function isUnseen(workspaceId: WorkspaceId, userId: UserId | null): SQL {
  const seen = sql`(select ${conversationReads.readCount} from ${conversationReads}
    where ${conversationReads.workspaceId} = ${workspaceId} and ${conversationReads.userId} = ${userId}::uuid
      and ${conversationReads.conversationId} = ${conversations.id})`;
  return sql`(${conversations.attentionAt} > ${readUntil(workspaceId, userId)}
    and coalesce(${seen}, -1) < ${conversations.attentionCount})`;
}

/** Did the member put it aside as unread? Needs the join of `ofMember`. */
export const isMarked: SQL = sql`${conversationReads.isMarkedUnread}`;

/**
 * How many messages of the conversation the member has not read (CON-10); at least 1 if they marked it as unread. Of a
 * conversation older than the member's line that they never opened, the messages since are counted, up to 100.
 */
export function unreadCountFor(workspaceId: WorkspaceId, userId: UserId | null): SQL<number> {
  const line = readUntil(workspaceId, userId);
  const since = sql`(select count(*) from (select 1 from ${messages}
    where ${messages.workspaceId} = ${conversations.workspaceId}
      and ${messages.conversationId} = ${conversations.id}
      and ${messages.direction} = 'inbound' and ${messages.content} ->> 'type' <> 'system'
      and ${messages.receivedAt} > ${line} limit ${maxCounted}) as counted)`;
  return sql<number>`(case
    when ${conversationReads.userId} is not null then greatest(
      ${conversations.attentionCount} - ${conversationReads.readCount}, ${isMarked}::int)
    when ${conversations.attentionAt} > ${line} then case
      when ${conversations.createdAt} > ${line} then ${conversations.attentionCount}
      else greatest(1, ${since}) end
    else 0 end)::int`;
}

function readUntil(workspaceId: WorkspaceId, userId: UserId | null): SQL {
  return sql`(select ${members.readUntil} from ${members}
    where ${members.workspaceId} = ${workspaceId} and ${members.userId} = ${userId}::uuid)`;
}
