import { useLoaderData, useParams, useRouteLoaderData } from "@remix-run/react";
import { useQuery } from "@tanstack/react-query";
import type { WorkspaceData } from "../../routes/workspace.tsx";
import type { InboxData } from "../../server/load-inbox.server.ts";
import { Shortcuts } from "../shortcuts/shortcuts.tsx";
import { useInboxPresence } from "./inbox-client-loader.ts";
import { InboxContext } from "./inbox-context.ts";
import type { ConversationId, ListCounts } from "./inbox-views.ts";
import { filterQuery } from "./list/filter-address.ts";
import { ListQueryContext } from "./list/list-query-context.ts";
import { useListFilter } from "./list/use-list-filter.ts";
import { ListPanel } from "./list-panel.tsx";
import type { ThreadState } from "./messages-state.ts";
import { NothingOpen } from "./nothing-open.tsx";
import { ThreadPanel } from "./thread-panel.tsx";
import { useCreateInbox } from "./use-create-inbox.ts";
import { useNotePageLoad } from "./use-focus-on-open.ts";
import { useRealtime } from "./use-realtime.ts";

/**
 * The inbox: conversations, the open one, and who it is with (S3.1, S3.3). On a phone one of them
 * at a time.
 */
export function InboxScreen() {
  const data = useLoaderData<InboxData | null>();
  const workspace = useRouteLoaderData<WorkspaceData>("routes/workspace");
  if (workspace === undefined) throw new Error("the inbox was opened outside of a workspace");
  const { conversationId } = useParams();
  const openedId = (conversationId?.toLowerCase() ?? null) as ConversationId | null;
  const { slug, user } = workspace.current;
  const inbox = useCreateInbox({ slug, self: user, data, openedId });
  useInboxPresence(slug);
  useNotePageLoad();
  const [filter, setFilter] = useListFilter();
  const list = useQuery({
    queryKey: inbox.keys.list(filter),
    queryFn: () => inbox.lists.load(filter),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const counts = useQuery<ListCounts>({
    queryKey: inbox.keys.countsOf(filter),
    queryFn: () => inbox.api.conversations.counts.query({ filter }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const thread = useQuery<ThreadState>({
    queryKey: openedId === null ? ["inbox", slug, "no thread"] : inbox.keys.thread(openedId),
    enabled: false,
  });
  const health = useRealtime(inbox, openedId, thread.data !== undefined);

  return (
    <InboxContext.Provider value={inbox}>
      <ListQueryContext.Provider value={filterQuery(filter)}>
        <div className="flex h-full min-h-0 w-full min-w-0">
          <ListPanel
            filter={filter}
            onFilter={setFilter}
            counts={counts.data}
            list={list.data}
            hasFailed={list.isError}
            onRetry={() => void list.refetch()}
            openedId={openedId}
            health={health}
          />
          <Shortcuts openedId={openedId} />
          {openedId === null ? (
            <NothingOpen />
          ) : (
            <ThreadPanel key={openedId} conversationId={openedId} health={health} />
          )}
        </div>
      </ListQueryContext.Provider>
    </InboxContext.Provider>
  );
}
