import type { ListFilter } from "@parley/domain/conversations";
import type { ConversationId } from "./inbox-views.ts";
import { filterQuery } from "./list/filter-address.ts";

/** Keys of the inbox in the query cache, for one workspace. */
export function inboxKeys(slug: string) {
  return {
    lists: ["inbox", slug, "list"] as const,
    list: (filter: ListFilter) => ["inbox", slug, "list", filterQuery(filter)] as const,
    counts: ["inbox", slug, "counts"] as const,
    /** Of all tabs at once, so the tab is no part of it. */
    countsOf: (filter: ListFilter) =>
      ["inbox", slug, "counts", filterQuery({ ...filter, tab: "all" })] as const,
    views: ["inbox", slug, "views"] as const,
    assignments: (id: ConversationId, version: number) =>
      ["inbox", slug, "assignments", id, version] as const,
    conversations: ["inbox", slug, "conversation"] as const,
    conversation: (id: ConversationId) => ["inbox", slug, "conversation", id] as const,
    thread: (id: ConversationId) => ["inbox", slug, "thread", id] as const,
    clock: ["inbox", slug, "clock"] as const,
  };
}

export type InboxKeys = ReturnType<typeof inboxKeys>;
