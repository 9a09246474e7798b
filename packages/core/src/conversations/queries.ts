import { conversations, listStreams } from "@parley/db/schema";
import type { Tx } from "@parley/db/scope";
import { everythingOpen, type ListFilter, plainFilter } from "@parley/domain/conversations";
import { DomainError } from "@parley/domain/errors";
import type { ConversationId } from "@parley/domain/ids";
import { and, eq, inArray, sql } from "drizzle-orm";
import { type QueryContext, query } from "../command/index.ts";
import {
  type ConversationView,
  memberIn,
  selectConversations,
  toConversationView,
} from "./conversation-view.ts";
import { countUpTo, type ListCursor, type ListQuery, orderOf, pageIds } from "./list-query.ts";

/** What is not said of the filter is as in `everythingOpen`. */
export type ListConversations = Partial<ListFilter> & { after: ListCursor | null; limit: number };

export type ConversationPage = {
  items: ConversationView[];
  hasMore: boolean;
  /** The list stream's sequence, read before the rows: every event up to it is contained in them. */
  listSequence: number;
  /** The server's clock, for countdowns that must not trust the browser's. */
  now: Date;
};

/** A page of the list by keyset, in the filter's order (S3.4, CON-11). Two queries whatever its size. */
export const listConversations = query(
  "conversation.view",
  async (context: QueryContext, input: ListConversations): Promise<ConversationPage> => {
    const { tx, scope, now } = context;
    const listSequence = await getListSequence(tx, scope.workspaceId);
    const { after, limit, ...wanted } = input;
    const filter = plainFilter({ ...everythingOpen, ...wanted });
    const rows = await selectPage(context, filter, after, limit + 1);
    return {
      items: rows.slice(0, limit).map(toConversationView),
      hasMore: rows.length > limit,
      listSequence,
      now,
    };
  },
);

/** The rows of a page: its ids by one index scan, and what belongs to each by its key. */
export function selectPage(
  context: QueryContext,
  filter: ListFilter,
  after: ListCursor | null,
  limit: number,
) {
  const { workspaceId, id } = conversations;
  const { key, direction } = orderOf(filter);
  const ids = pageIds(queryOf(context, filter), after, limit);
  return selectConversations(context.tx, context.scope)
    .where(and(eq(workspaceId, context.scope.workspaceId), sql`${id} in (${ids})`))
    .orderBy(sql`${key} ${direction}`, sql`${id} ${direction}`);
}

/** Counts stop here: an interface shows "999+". */
const maxCount = 1_000;

export type ListCounts = Record<ListFilter["tab"], number>;

/** How many conversations each tab has under the other filters, each up to `maxCount`. One query. */
export const countConversations = query(
  "conversation.view",
  async (context: QueryContext, filter: ListFilter): Promise<ListCounts> => {
    const countOf = (tab: ListFilter["tab"]) =>
      countUpTo(queryOf(context, { ...filter, tab }), maxCount);
    const [row] = await context.tx.execute<ListCounts>(
      sql`select ${countOf("mine")} as mine, ${countOf("unassigned")} as unassigned, ${countOf("all")} as all`,
    );
    return { mine: row?.mine ?? 0, unassigned: row?.unassigned ?? 0, all: row?.all ?? 0 };
  },
);

/** The named conversations, those that exist; for patching a list that is already on screen. */
export const listConversationsByIds = query(
  "conversation.view",
  async ({ tx, scope }: QueryContext, ids: ConversationId[]): Promise<ConversationView[]> => {
    if (ids.length === 0) return [];
    const rows = await selectConversations(tx, scope).where(
      and(eq(conversations.workspaceId, scope.workspaceId), inArray(conversations.id, ids)),
    );
    return rows.map(toConversationView);
  },
);

/** One conversation. Throws `conversation.not_found`, also for another workspace's. */
export const getConversation = query(
  "conversation.view",
  async ({ tx, scope }: QueryContext, id: ConversationId): Promise<ConversationView> => {
    const [row] = await selectConversations(tx, scope).where(
      and(eq(conversations.workspaceId, scope.workspaceId), eq(conversations.id, id)),
    );
    if (row === undefined) throw absentConversation();
    return toConversationView(row);
  },
);

/** How many open conversations the member has not read, up to `maxCount` (CON-10). */
export const countUnreadConversations = query(
  "conversation.view",
  async (context: QueryContext): Promise<number> => {
    const unread = queryOf(context, { ...everythingOpen, isUnread: true });
    const [row] = await context.tx.execute<{ count: number }>(
      sql`select ${countUpTo(unread, maxCount)} as count`,
    );
    return row?.count ?? 0;
  },
);

export function absentConversation(): DomainError {
  return new DomainError(
    "conversation.not_found",
    "unable to open the conversation; it does not exist or was removed",
  );
}

function queryOf({ scope, now }: QueryContext, filter: ListFilter): ListQuery {
  return { workspaceId: scope.workspaceId, userId: memberIn(scope), now, filter };
}

async function getListSequence(tx: Tx, workspaceId: string): Promise<number> {
  const [row] = await tx
    .select({ last: listStreams.lastSequence })
    .from(listStreams)
    .where(sql`${listStreams.workspaceId} = ${workspaceId}`);
  return row?.last ?? 0;
}
