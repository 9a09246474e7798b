import type { ListFilter } from "@parley/domain/conversations";
import type { InboxApi } from "./inbox-api.ts";
import type { ConversationId, ConversationPage, ConversationView } from "./inbox-views.ts";
import type { Cursor } from "./list-state.ts";

const largestPage = 100;

export type PageReader = {
  /** A page, and which conversations were patched while it was on its way: it may lack those. */
  first(
    filter: ListFilter,
    limit: number,
  ): Promise<{ page: ConversationPage; patched: ConversationId[] }>;
  after(filter: ListFilter, cursor: Cursor, limit: number): Promise<ConversationPage>;
  /** The named conversations that exist; remembered for the pages that are on their way. */
  byIds(ids: readonly ConversationId[]): Promise<ConversationView[]>;
};

/** Reads lists from the API; `onClock` is told the server's time with each page. */
export function createPageReader(api: InboxApi, onClock: (now: Date) => void): PageReader {
  const onTheWay = new Set<Set<ConversationId>>();
  const read = async (input: Parameters<InboxApi["conversations"]["list"]["query"]>[0]) => {
    const page = await api.conversations.list.query(input);
    onClock(page.now);
    return page;
  };
  return {
    async first(filter, limit) {
      const patched = new Set<ConversationId>();
      onTheWay.add(patched);
      try {
        const page = await read({ filter, limit });
        return { page, patched: [...patched] };
      } finally {
        onTheWay.delete(patched);
      }
    },
    after: (filter, after, limit) => read({ filter, after, limit }),
    async byIds(ids) {
      for (const patched of onTheWay) for (const id of ids) patched.add(id);
      const found: ConversationView[] = [];
      for (let at = 0; at < ids.length; at += largestPage) {
        const some = ids.slice(at, at + largestPage);
        found.push(...(await api.conversations.byIds.query({ ids: some })));
      }
      return found;
    },
  };
}
