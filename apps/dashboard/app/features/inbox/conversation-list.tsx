import { MessagesSquare } from "lucide-react";
import { useEffect, useRef } from "react";
import { Button } from "../../components/button.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { ConversationRow } from "./conversation-row.tsx";
import { useInbox } from "./inbox-context.ts";
import type { ConversationId } from "./inbox-views.ts";
import { ListSkeleton } from "./list-skeleton.tsx";
import type { ListFilter, ListState } from "./list-state.ts";
import { moveBetweenRows } from "./move-between-rows.ts";
import { msUntilRefresh } from "./ms-until-refresh.ts";
import { useHydrated } from "./use-hydrated.ts";
import { useKeptScroll } from "./use-kept-scroll.ts";
import { useServerNow } from "./use-server-now.ts";
import { useSteadyRows } from "./use-steady-rows.ts";

type Props = {
  filter: ListFilter;
  list: ListState | undefined;
  hasFailed: boolean;
  onRetry: () => void;
  openedId: ConversationId | null;
};

/** The conversations of a tab, most recent activity first; more pages load on the way down. */
export function ConversationList({ filter, list, hasFailed, onRetry, openedId }: Props) {
  const { slug } = useInbox();
  const scroller = useRef<HTMLDivElement>(null);
  const isHydrated = useHydrated();
  const serverNow = useServerNow((at) => msUntilRefresh(list?.rows ?? [], at));
  const now = isHydrated ? serverNow : null;
  const { rows, ...pointer } = useSteadyRows(list?.rows ?? []);
  const showsNumber = new Set(rows.map(({ number }) => number.id)).size > 1;
  useKeptScroll(scroller, `${slug} ${filter}`);

  return (
    <div ref={scroller} className="min-h-0 flex-1 overflow-y-auto overscroll-contain">
      {list === undefined && !hasFailed && <ListSkeleton />}
      {list === undefined && hasFailed && (
        <div className="space-y-3 p-6 text-center text-sm text-muted">
          <p>The list could not be loaded.</p>
          <Button variant="secondary" size="sm" onClick={onRetry}>
            Try again
          </Button>
        </div>
      )}
      {list !== undefined && rows.length === 0 && <NoConversations filter={filter} />}
      {rows.length > 0 && (
        <ul
          aria-label="Conversations"
          className="divide-y divide-line/60"
          onKeyDown={moveBetweenRows}
          {...pointer}
        >
          {rows.map((conversation) => (
            <ConversationRow
              key={conversation.id}
              conversation={conversation}
              href={`/app/${slug}/whatsapp/${conversation.id}`}
              isOpened={conversation.id === openedId}
              showsNumber={showsNumber}
              now={now}
            />
          ))}
        </ul>
      )}
      {list?.cursor && <NextPage key={list.cursor.id} filter={filter} />}
    </div>
  );
}

function NoConversations({ filter }: { filter: ListFilter }) {
  const words = {
    open: "When a customer writes to one of your numbers, the conversation appears here.",
    closed: "Conversations you close are kept here. They reopen when the customer writes again.",
    all: "When a customer writes to one of your numbers, the conversation appears here.",
  };
  const title = filter === "closed" ? "Nothing closed" : "No conversations yet";
  return (
    <EmptyState icon={MessagesSquare} title={title}>
      {words[filter]}
    </EmptyState>
  );
}

/** Loads the page after the cursor as soon as the end of the list comes near. */
function NextPage({ filter }: { filter: ListFilter }) {
  const { lists } = useInbox();
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = end.current;
    if (element === null) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const load = () => {
      lists.loadMore(filter).catch(() => {
        timer = setTimeout(load, 3_000);
      });
    };
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (!entry?.isIntersecting) return;
        observer.disconnect();
        load();
      },
      { rootMargin: "400px" },
    );
    observer.observe(element);
    return () => {
      observer.disconnect();
      clearTimeout(timer);
    };
  }, [lists, filter]);
  return (
    <div ref={end}>
      <ListSkeleton rows={2} />
    </div>
  );
}
