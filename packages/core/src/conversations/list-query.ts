import { contacts, contactTags, conversationReads, conversations } from "@parley/db/schema";
import type { ListFilter } from "@parley/domain/conversations";
import type { ConversationId, TagId, UserId, WorkspaceId } from "@parley/domain/ids";
import { windowClosingSoonMs, windowLengthMs } from "@parley/domain/window";
import { type SQL, sql } from "drizzle-orm";
import { isMarked, isUnseen, ofMember } from "./unread-query.ts";

/** Where a page of the list begins: after the conversation with this id and this value of the order's key. */
export type ListCursor = { at: Date; id: ConversationId };

export type ListQuery = {
  workspaceId: WorkspaceId;
  userId: UserId | null;
  now: Date;
  filter: ListFilter;
};

/** The column a list is ordered by, ties by id: latest activity first, or the window that closes first. */
export function orderOf(filter: ListFilter): { key: SQL; direction: SQL } {
  return filter.order === "closing"
    ? { key: sql`${conversations.lastInboundAt}`, direction: sql`asc` }
    : { key: sql`${conversations.lastActivityAt}`, direction: sql`desc` };
}

/** Selects the ids of a page, in order: one index scan that ends with the page. */
export function pageIds(query: ListQuery, after: ListCursor | null, limit: number): SQL {
  const { key, direction } = orderOf(query.filter);
  const order = sql`order by ${key} ${direction}, ${conversations.id} ${direction} limit ${limit}`;
  const wanted = and([...conditions(query), ...afterCursor(query.filter, after)]);
  if (!query.filter.isUnread) {
    return sql`select ${conversations.id} from ${conversations} where ${wanted} ${order}`;
  }
  const isNew = isUnseen(query.workspaceId, query.userId);
  const columns = sql`${conversations.id} as id, ${key} as key`;
  return sql`select id from (
    (select ${columns} from ${conversations} where ${wanted} and ${isNew} ${order})
    union (select ${columns} from ${marked(query)} where ${wanted} and ${isMarked} ${order})
  ) as unread order by key ${direction}, id ${direction} limit ${limit}`;
}

/**
 * Counts the filter's conversations, up to a limit: it never reads more than that many. In the list's order, which
 * changes no count, so that the list's index is read and not the table.
 */
export function countUpTo(query: ListQuery, limit: number): SQL<number> {
  return sql<number>`(select count(*)::int from (${pageIds(query, null, limit)}) as counted)`;
}

/** What the member put aside, found by its own small index, however old it is. */
function marked({ userId }: ListQuery): SQL {
  return sql`${conversations} join ${conversationReads} on ${ofMember(userId)}`;
}

function conditions(query: ListQuery): SQL[] {
  const { workspaceId, filter } = query;
  const { status, numberId, tagId, hasFailed, isBlocked } = filter;
  return [
    sql`${conversations.workspaceId} = ${workspaceId}`,
    ...onTab(query),
    ...(status === null ? [] : [sql`${conversations.status} = ${status}`]),
    ...(numberId === null ? [] : [sql`${conversations.numberId} = ${numberId}`]),
    ...(tagId === null ? [] : [ofTagged(workspaceId, tagId)]),
    ...inWindow(query),
    ...(hasFailed ? [sql`${conversations.failedAt} is not null`] : []),
    ...(isBlocked ? [ofBlocked(workspaceId)] : []),
  ];
}

function onTab({ userId, filter: { tab, assigneeId } }: ListQuery): SQL[] {
  if (tab === "mine") return [sql`${conversations.assigneeId} = ${userId}::uuid`];
  if (tab === "unassigned") return [sql`${conversations.assigneeId} is null`];
  return assigneeId === null ? [] : [sql`${conversations.assigneeId} = ${assigneeId}`];
}

/** As `windowState` has it, in terms of the customer's last sign of life, which has an index. */
function inWindow({ filter, now }: ListQuery): SQL[] {
  const { lastInboundAt, windowForcedClosedAt: forced } = conversations;
  const opened = instant(now.getTime() - windowLengthMs);
  const isOpen = [
    sql`${lastInboundAt} > ${opened}`,
    sql`(${forced} is null or ${forced} <= ${lastInboundAt})`,
  ];
  const wanted = filter.window ?? (filter.order === "closing" ? "open" : null);
  if (wanted === null) return [];
  if (wanted === "open") return isOpen;
  if (wanted === "closing_soon") {
    const soon = instant(now.getTime() - windowLengthMs + windowClosingSoonMs);
    return [...isOpen, sql`${lastInboundAt} <= ${soon}`];
  }
  return [
    sql`(${lastInboundAt} is null or ${lastInboundAt} <= ${opened} or ${forced} > ${lastInboundAt})`,
  ];
}

function ofTagged(workspaceId: WorkspaceId, tagId: TagId): SQL {
  return sql`${conversations.contactId} in (select ${contactTags.contactId} from ${contactTags}
    where ${contactTags.workspaceId} = ${workspaceId} and ${contactTags.tagId} = ${tagId})`;
}

function ofBlocked(workspaceId: WorkspaceId): SQL {
  return sql`${conversations.contactId} in (select ${contacts.id} from ${contacts}
    where ${contacts.workspaceId} = ${workspaceId} and ${contacts.isBlocked})`;
}

function afterCursor(filter: ListFilter, after: ListCursor | null): SQL[] {
  if (after === null) return [];
  const { key } = orderOf(filter);
  const than = filter.order === "closing" ? sql`>` : sql`<`;
  const place = sql`(${instant(after.at.getTime())}, ${after.id}::uuid)`;
  return [sql`(${key}, ${conversations.id}) ${than} ${place}`];
}

function instant(atMs: number): SQL {
  return sql`${new Date(atMs).toISOString()}::timestamptz`;
}

function and(conditions: readonly SQL[]): SQL {
  return sql.join([...conditions], sql` and `);
}
