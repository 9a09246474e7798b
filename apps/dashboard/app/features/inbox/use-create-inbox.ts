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
import { useArrivalSound } from "./use-arrival-sound.ts";

type Options = {
  slug: string;
  self: Inbox["self"];
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
    if (data !== null) fill(cache, keys, data, self.id);
    const onChanged = soon(countsRestMs, () => {
      void cache.invalidateQueries(trpc.conversations.countUnread.queryFilter());
      void cache.invalidateQueries({ queryKey: keys.counts });
    });
    const pages = createPageReader(api, (now) => {
      cache.setQueryData(keys.clock, clockOffsetOf(now));
    });
    const serverTime = () => new Date(Date.now() + (cache.getQueryData<number>(keys.clock) ?? 0));
    const lists = createListActions({
      ...{ pages, cache, keys, onChange, onChanged },
      userId: self.id,
      now: serverTime,
    });
    const threads = createThreadActions({ api, cache, keys, self });
    const onNotified = () => cache.invalidateQueries(trpc.notifications.pathFilter());
    return { slug, self, api, keys, lists, threads, onNotified, serverTime };
  });
  return inbox;
}

/** Counting again may wait: a burst of messages asks for it once. */
const countsRestMs = 400;

function soon(waitMs: number, run: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | null = null;
  return () => {
    if (timer !== null) return;
    timer = setTimeout(() => {
      timer = null;
      run();
    }, waitMs);
  };
}

function fill(cache: QueryClient, keys: InboxKeys, data: InboxData, userId: string): void {
  const { filter, list, counts, views, open } = data;
  cache.setQueryData(keys.clock, clockOffsetOf(list.now));
  cache.setQueryData(keys.list(filter), listOf(filter, list, userId));
  cache.setQueryData(keys.countsOf(filter), counts);
  cache.setQueryData(keys.views, views);
  if (open === null) return;
  cache.setQueryData(keys.conversation(open.conversation.id), open.conversation);
  cache.setQueryData(keys.thread(open.conversation.id), threadOf(open.messages));
}
