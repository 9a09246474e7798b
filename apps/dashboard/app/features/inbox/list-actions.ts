import type { ListFilter } from "@parley/domain/conversations";
import type { QueryClient } from "@tanstack/react-query";
import type { InboxKeys } from "./inbox-keys.ts";
import type { ConversationId, ConversationView } from "./inbox-views.ts";
import { appendPage, type ListState, listOf, patchRows, reloadList } from "./list-state.ts";
import type { PageReader } from "./read-pages.ts";

const pageSize = 30;
const largestReload = 100;

export type ListActions = {
  /** Loads a list for the cache. */
  load(filter: ListFilter): Promise<ListState>;
  loadMore(filter: ListFilter): Promise<void>;
  /** Loads every cached list anew; resolves to the sequence all of them have reached. */
  reload(): Promise<number>;
  /** Fetches these conversations and patches the cached lists and conversations. */
  patch(ids: readonly ConversationId[]): Promise<void>;
  /** The conversation as the cache knows it. */
  find(id: ConversationId): ConversationView | undefined;
};

type Options = {
  pages: PageReader;
  cache: QueryClient;
  keys: InboxKeys;
  userId: string;
  /** The server's time. */
  now(): Date;
  /** Told of each conversation that changed, with what was known of it before. */
  onChange(before: ConversationView | undefined, after: ConversationView): void;
  /** Told once for each patch and reload. */
  onChanged(): void;
};

/** What the list does with the server; its state is the query cache. */
export function createListActions(options: Options): ListActions {
  const { pages, cache, keys, onChanged } = options;
  const update = (filter: ListFilter, change: (list: ListState) => ListState) =>
    cache.setQueryData<ListState>(keys.list(filter), (list) => list && change(list));
  const find = (id: ConversationId) => findCached(options, id);
  const take = (found: readonly ConversationView[]) => {
    for (const view of found) takeView(options, view);
  };
  const patch = async (ids: readonly ConversationId[]) => {
    if (ids.length === 0) return;
    const found = await pages.byIds(ids);
    take(found);
    askForMissing(options, ids, found);
    for (const { filter } of cachedLists(options))
      update(filter, (list) => patchRows(list, ids, found, options.now()));
    onChanged();
  };
  const reloadOne = async ({ filter, rows }: ListState) => {
    const limit = Math.min(largestReload, Math.max(pageSize, rows.length));
    const { page, patched } = await pages.first(filter, limit);
    take(page.items);
    const doubtful = new Set(patched);
    update(filter, (list) => {
      const { state, doubtful: ids } = reloadList(list, page);
      for (const id of ids) doubtful.add(id);
      return state;
    });
    await patch([...doubtful]);
    return page.listSequence;
  };

  return {
    find,
    patch,
    async load(filter) {
      const { page, patched } = await pages.first(filter, pageSize);
      const list = listOf(filter, page, options.userId);
      const found = patched.length === 0 ? [] : await pages.byIds(patched);
      return patchRows(list, patched, found, page.now);
    },
    async loadMore(filter) {
      const cursor = cache.getQueryData<ListState>(keys.list(filter))?.cursor;
      if (!cursor) return;
      const page = await pages.after(filter, cursor, pageSize);
      update(filter, (list) => (list.cursor?.id === cursor.id ? appendPage(list, page) : list));
    },
    async reload() {
      const lists = cachedLists(options);
      if (lists.length === 0) throw new Error("the first page of the list is still on its way");
      cache.removeQueries({ queryKey: keys.conversations, type: "inactive" });
      const sequences = await Promise.all(lists.map(reloadOne));
      await patch(openConversations(options));
      onChanged();
      return Math.min(...sequences);
    },
  };
}

/** Tells of a change, and brings the conversation up to date where it is on screen by itself. */
function takeView(options: Options, view: ConversationView): void {
  const { cache, keys } = options;
  const before = findCached(options, view.id);
  if (before === undefined || before.version < view.version) options.onChange(before, view);
  cache.setQueryData<ConversationView>(keys.conversation(view.id), (known) =>
    known === undefined || known.version > view.version ? known : view,
  );
}

/** A conversation that the server does not name was deleted: where it is on screen, asking for it says so. */
function askForMissing(
  { cache, keys }: Options,
  ids: readonly ConversationId[],
  found: readonly ConversationView[],
): void {
  const there = new Set(found.map(({ id }) => id));
  for (const id of ids) {
    if (!there.has(id)) void cache.invalidateQueries({ queryKey: keys.conversation(id) });
  }
}

function cachedLists({ cache, keys }: Options): ListState[] {
  return cache
    .getQueriesData<ListState>({ queryKey: keys.lists })
    .flatMap(([, list]) => list ?? []);
}

function findCached(options: Options, id: ConversationId): ConversationView | undefined {
  const opened = options.cache.getQueryData<ConversationView>(options.keys.conversation(id));
  const rows = cachedLists(options).flatMap((list) => list.rows);
  return opened ?? rows.find((row) => row.id === id);
}

/** Conversations on screen; they may be far below what is loaded of the list. */
function openConversations({ cache, keys }: Options): ConversationId[] {
  return cache
    .getQueryCache()
    .findAll({ queryKey: keys.conversations, type: "active" })
    .flatMap(({ state }) => (state.data as ConversationView | undefined)?.id ?? []);
}
