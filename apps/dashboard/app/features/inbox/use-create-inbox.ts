import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { InboxData } from "../../server/load-inbox.server.ts";
import { useTRPC, useTRPCClient } from "../../trpc/index.ts";
import type { Inbox } from "./inbox-context.ts";
import { type InboxKeys, inboxKeys } from "./inbox-keys.ts";
import type { ConversationId } from "./inbox-views.ts";
import { createListActions } from "./list-actions.ts";
import { listOf } from "./list-state.ts";
import { threadOf } from "./messages-state.ts";
import { createPageReader } from "./read-pages.ts";
import { clockOffsetOf } from "./server-clock.ts";
import { createThreadActions } from "./thread-actions.ts";
import { createTrayStore } from "./tray-store.ts";
import { useArrivalSound } from "./use-arrival-sound.ts";

type Options = {
  slug: string;
  self: { id: string; fullName: string };
  data: InboxData | null;
  openedId: ConversationId | null;
};

/** What the inbox works with; the loader's data become the first contents of the query cache. */
export function useCreateInbox({ slug, self, data, openedId }: Options): Inbox {
  const api = useTRPCClient();
  const trpc = useTRPC();
  const cache = useQueryClient();
  const onChange = useArrivalSound(openedId);
  const [inbox] = useState((): Inbox => {
    const keys = inboxKeys(slug);
    if (data !== null) fill(cache, keys, data);
    const onChanged = () => {
      void cache.invalidateQueries(trpc.conversations.countUnread.queryFilter());
    };
    const pages = createPageReader(api, (now) => {
      cache.setQueryData(keys.clock, clockOffsetOf(now));
    });
    const lists = createListActions({ pages, cache, keys, onChange, onChanged });
    const threads = createThreadActions({ api, cache, keys, self });
    const serverTime = () => new Date(Date.now() + (cache.getQueryData<number>(keys.clock) ?? 0));
    return { slug, self, api, keys, lists, threads, trays: createTrayStore(slug), serverTime };
  });
  return inbox;
}

function fill(cache: QueryClient, keys: InboxKeys, { list, open }: InboxData): void {
  cache.setQueryData(keys.clock, clockOffsetOf(list.now));
  cache.setQueryData(keys.list("open"), listOf("open", list));
  if (open === null) return;
  cache.setQueryData(keys.conversation(open.conversation.id), open.conversation);
  cache.setQueryData(keys.thread(open.conversation.id), threadOf(open.messages));
}
