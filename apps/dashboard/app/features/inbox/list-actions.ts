import type { QueryClient } from "@tanstack/react-query";
import type { InboxApi } from "./inbox-api.ts";
import type { InboxKeys } from "./inbox-keys.ts";
import type { ConversationId, ConversationPage, ConversationView } from "./inbox-views.ts";
import {
  appendPage,
  type ListFilter,
  type ListState,
  listOf,
  patchRows,
  reloadList,
} from "./list-state.ts";
import { clockOffsetOf } from "./server-clock.ts";

const pageSize = 30;
const largestPage = 100;

export type ListActions = {
  /** Loads a list for the cache. */
  load(filter: ListFilter): Promise<ListState>;
  loadMore(filter: ListFilter): Promise<void>;
  /** The conversation as the cache knows it. */
  find(id: ConversationId): ConversationView | undefined;
  /** Loads every cached list anew; resolves to the sequence all of them have reached. */
  reload(): Promise<number>;
  /** Fetches these conversations and patches the cached lists and conversations. */
  patch(ids: readonly ConversationId[]): Promise<void>;
};

/** What the list does with the server; its state is the query cache. */
export function createListActions(options: {
  api: InboxApi;
  cache: QueryClient;
  keys: InboxKeys;
  /** Told of each fetched conversation, with what was known of it before. */
  onChange(before: ConversationView | undefined, after: ConversationView): void;
  /** Told once for each patch and reload. */
  onChanged(): void;
}): ListActions {
  const { api, cache, keys } = options;
  const patchedDuringLoads = new Set<Set<ConversationId>>();

  const fetchPage = async (input: Parameters<InboxApi["conversations"]["list"]["query"]>[0]) => {
    const page = await api.conversations.list.query(input);
    cache.setQueryData(keys.clock, clockOffsetOf(page.now));
    return page;
  };
  const cachedLists = () =>
    cache.getQueriesData<ListState>({ queryKey: keys.lists }).flatMap(([, list]) => list ?? []);
  const knownConversation = (id: ConversationId) =>
    cache.getQueryData<ConversationView>(keys.conversation(id)) ??
    cachedLists()
      .flatMap(({ rows }) => rows)
      .find((row) => row.id === id);
  const update = (filter: ListFilter, change: (list: ListState) => ListState) =>
    cache.setQueryData<ListState>(keys.list(filter), (list) => list && change(list));

  const patch = async (ids: readonly ConversationId[]) => {
    if (ids.length === 0) return;
    for (const during of patchedDuringLoads) for (const id of ids) during.add(id);
    const found = await fetchByIds(api, ids);
    for (const after of found) {
      const before = knownConversation(after.id);
      if (before === undefined || before.version < after.version) options.onChange(before, after);
      cache.setQueryData<ConversationView>(keys.conversation(after.id), (known) =>
        known === undefined || known.version > after.version ? known : after,
      );
    }
    for (const { filter } of cachedLists()) update(filter, (list) => patchRows(list, ids, found));
    options.onChanged();
  };

  /** What was patched while a page was under way may be newer than the page: patched once more. */
  const whilePatching = async (
    filter: ListFilter,
    limit: number,
    read: (page: ConversationPage) => void,
  ) => {
    const during = new Set<ConversationId>();
    patchedDuringLoads.add(during);
    try {
      const page = await fetchPage({ status: statusOf(filter), limit });
      read(page);
      return { page, during: [...during] };
    } finally {
      patchedDuringLoads.delete(during);
    }
  };

  return {
    patch,
    find: knownConversation,
    async load(filter) {
      const { page, during } = await whilePatching(filter, pageSize, () => undefined);
      const list = listOf(filter, page);
      return during.length === 0 ? list : patchRows(list, during, await fetchByIds(api, during));
    },
    async loadMore(filter) {
      const after = cache.getQueryData<ListState>(keys.list(filter))?.cursor;
      if (!after) return;
      const page = await fetchPage({ status: statusOf(filter), after, limit: pageSize });
      update(filter, (list) => (list.cursor?.id === after.id ? appendPage(list, page) : list));
    },
    async reload() {
      const lists = cachedLists();
      if (lists.length === 0) throw new Error("the first page of the list is still on its way");
      const sequences = lists.map(async ({ filter, rows }) => {
        const limit = Math.min(largestPage, Math.max(pageSize, rows.length));
        let doubtful: ConversationId[] = [];
        const { page, during } = await whilePatching(filter, limit, (fresh) => {
          update(filter, (list) => {
            const next = reloadList(list, fresh);
            doubtful = next.doubtful;
            return next.state;
          });
        });
        await patch([...new Set([...doubtful, ...during])]);
        return page.listSequence;
      });
      options.onChanged();
      return Math.min(...(await Promise.all(sequences)));
    },
  };
}

async function fetchByIds(api: InboxApi, ids: readonly ConversationId[]) {
  const found: ConversationView[] = [];
  for (let at = 0; at < ids.length; at += largestPage) {
    const some = ids.slice(at, at + largestPage);
    found.push(...(await api.conversations.byIds.query({ ids: some })));
  }
  return found;
}

function statusOf(filter: ListFilter): "open" | "closed" | null {
  return filter === "all" ? null : filter;
}
