import { isListed, type ListFilter } from "@parley/domain/conversations";
import type { ConversationId, ConversationPage, ConversationView } from "./inbox-views.ts";

/** Where the loaded part of a list ends: a row's place in its order. */
export type Cursor = { at: Date; id: ConversationId };

/**
 * What is loaded of the list: always a prefix of the server's order. `cursor` is where it ends,
 * null when nothing follows; `versions` the newest version seen of each conversation, also of
 * those that left the list, so that an answer that was overtaken cannot bring them back.
 */
export type ListState = {
  filter: ListFilter;
  /** Whose list it is: "mine" and "unread" mean them. */
  userId: string;
  rows: readonly ConversationView[];
  versions: ReadonlyMap<ConversationId, number>;
  cursor: Cursor | null;
  sequence: number;
};

/** The list as its first page shows it. */
export function listOf(filter: ListFilter, page: ConversationPage, userId: string): ListState {
  const empty = { rows: [], versions: new Map(), cursor: null, sequence: 0 };
  return appendPage({ filter, userId, ...empty }, page);
}

/** The list with the page that follows its cursor. */
export function appendPage(state: ListState, page: ConversationPage): ListState {
  const sequence = Math.max(state.sequence, page.listSequence);
  const cursor = endOf(page, state.filter);
  return merge({ ...state, cursor, sequence }, page.items, page.now);
}

/**
 * The list after it was loaded anew, and the rows the page does not have though they are in its
 * range: they left the list, or entered it after the page was read. Ask the server which (S3.4).
 */
export function reloadList(
  state: ListState,
  page: ConversationPage,
): { state: ListState; doubtful: ConversationId[] } {
  const listed = new Set(page.items.map(({ id }) => id));
  const next = appendPage(state, page);
  const doubtful = next.rows.map(({ id }) => id).filter((id) => !listed.has(id));
  return { state: next, doubtful };
}

/**
 * The list after `ids` were fetched by name: newer rows replace older ones, rows the filter does not show
 * and those that are gone leave, rows beyond the loaded range are left to its next page.
 */
export function patchRows(
  state: ListState,
  ids: readonly ConversationId[],
  found: readonly ConversationView[],
  now: Date,
): ListState {
  const gone = new Set(ids);
  for (const { id } of found) gone.delete(id);
  const rows = state.rows.filter(({ id }) => !gone.has(id));
  return merge({ ...state, rows }, found, now);
}

/** What the list shows at `now`: a window may have closed since its row was loaded. */
export function rowsAt(
  { rows, filter, userId }: ListState,
  now: Date,
): readonly ConversationView[] {
  const isTimeless = filter.window === null && filter.order === "recent";
  return isTimeless ? rows : rows.filter((row) => isShown(row, filter, userId, now));
}

/** Order of the list: latest activity first, or the window that closes first; then by id as the server does (S3.4, S3.26). */
export function compareRows(filter: ListFilter) {
  const sign = filter.order === "closing" ? 1 : -1;
  return (a: ConversationView | Cursor, b: ConversationView | Cursor): number =>
    sign * (placeOf(a, filter) - placeOf(b, filter) || (a.id < b.id ? -1 : 1));
}

function placeOf(one: ConversationView | Cursor, filter: ListFilter): number {
  if ("at" in one) return one.at.getTime();
  return filter.order === "closing"
    ? (one.lastInboundAt?.getTime() ?? 0)
    : one.lastActivityAt.getTime();
}

function merge(state: ListState, views: readonly ConversationView[], now: Date): ListState {
  const { filter, cursor, userId } = state;
  const compare = compareRows(filter);
  const versions = new Map(state.versions);
  const rows = new Map(state.rows.map((row) => [row.id, row]));
  for (const view of views) {
    if (view.version < (versions.get(view.id) ?? 0)) continue;
    versions.set(view.id, view.version);
    rows.set(view.id, view);
  }
  const kept = [...rows.values()].filter(
    (row) =>
      isShown(row, filter, userId, now) &&
      (cursor === null || row.id === cursor.id || compare(row, cursor) < 0),
  );
  return { ...state, versions, rows: kept.sort(compare) };
}

function isShown(row: ConversationView, filter: ListFilter, userId: string, now: Date): boolean {
  const { status, lastInboundAt, hasFailed, windowForcedClosedAt: forcedClosedAt } = row;
  const listed = {
    ...{ status, lastInboundAt, hasFailed, forcedClosedAt },
    assigneeId: row.assignee?.id ?? null,
    numberId: row.number.id,
    tagIds: row.contact.tags.map(({ id }) => id),
    isUnread: row.unreadCount > 0,
    isBlocked: row.contact.isBlocked,
  };
  return isListed(listed, filter, { userId, now });
}

function endOf({ items, hasMore }: ConversationPage, filter: ListFilter): Cursor | null {
  const last = items.at(-1);
  return hasMore && last ? { at: new Date(placeOf(last, filter)), id: last.id } : null;
}
