import type { ConversationId } from "./inbox-views.ts";
import type { ListFilter } from "./list-state.ts";

/** Keys of the inbox in the query cache, for one workspace. */
export function inboxKeys(slug: string) {
  return {
    lists: ["inbox", slug, "list"] as const,
    list: (filter: ListFilter) => ["inbox", slug, "list", filter] as const,
    conversations: ["inbox", slug, "conversation"] as const,
    conversation: (id: ConversationId) => ["inbox", slug, "conversation", id] as const,
    thread: (id: ConversationId) => ["inbox", slug, "thread", id] as const,
    clock: ["inbox", slug, "clock"] as const,
  };
}

export type InboxKeys = ReturnType<typeof inboxKeys>;
