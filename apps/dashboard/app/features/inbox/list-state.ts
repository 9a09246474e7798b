import type { ConversationId, ConversationPage, ConversationView } from "./inbox-views.ts";

/** The tabs over the list. */
export type ListFilter = "open" | "closed" | "all";

type Cursor = { lastActivityAt: Date; id: ConversationId };

/**
 * What is loaded of the list: always a prefix of the server's order. `cursor` is where it ends,
 * null when nothing follows; `versions` the newest version seen of each conversation, also of
 * those that left the list, so that an answer that was overtaken cannot bring them back.
 */
export type ListState = {
  filter: ListFilter;
  rows: readonly ConversationView[];
  versions: ReadonlyMap<ConversationId, number>;
  cursor: Cursor | null;
  sequence: number;
};

/** The list as its first page shows it. */
export function listOf(filter: ListFilter, page: ConversationPage): ListState {
  const empty: ListState = { filter, rows: [], versions: new Map(), cursor: null, sequence: 0 };
  return appendPage(empty, page);
}

/** The list with the page that follows its cursor. */
export function appendPage(state: ListState, page: ConversationPage): ListState {
  const sequence = Math.max(state.sequence, page.listSequence);
  return merge({ ...state, cursor: endOf(page), sequence }, page.items);
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
 * The list after `ids` were fetched by name: newer rows replace older ones, rows of another status
 * and those that are gone leave, rows beyond the loaded range are left to its next page.
 */
export function patchRows(
  state: ListState,
  ids: readonly ConversationId[],
  found: readonly ConversationView[],
): ListState {
  const gone = new Set(ids);
  for (const { id } of found) gone.delete(id);
  const rows = state.rows.filter(({ id }) => !gone.has(id));
  return merge({ ...state, rows }, found);
}

/** Order of the list: latest activity first, then by id as the server breaks ties (S3.4, S3.26). */
export function compareActivity(a: Cursor, b: Cursor): number {
  return b.lastActivityAt.getTime() - a.lastActivityAt.getTime() || (a.id < b.id ? 1 : -1);
}

function merge(state: ListState, views: readonly ConversationView[]): ListState {
  const versions = new Map(state.versions);
  const rows = new Map(state.rows.map((row) => [row.id, row]));
  for (const view of views) {
    if (view.version < (versions.get(view.id) ?? 0)) continue;
    versions.set(view.id, view.version);
    rows.set(view.id, view);
  }
  const { filter, cursor } = state;
  const kept = [...rows.values()].filter(
    (row) =>
      (filter === "all" || row.status === filter) &&
      (cursor === null || row.id === cursor.id || compareActivity(row, cursor) < 0),
  );
  return { ...state, versions, rows: kept.sort(compareActivity) };
}

function endOf({ items, hasMore }: ConversationPage): Cursor | null {
  const last = items.at(-1);
  return hasMore && last ? { lastActivityAt: last.lastActivityAt, id: last.id } : null;
}
