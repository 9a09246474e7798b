import type { ListFilter } from "@parley/domain/conversations";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useRef } from "react";
import { Button } from "../../components/button.tsx";
import { ConversationRow } from "./conversation-row.tsx";
import { useInbox } from "./inbox-context.ts";
import type { ConversationId } from "./inbox-views.ts";
import { filterQuery } from "./list/filter-address.ts";
import { useListQuery } from "./list/list-query-context.ts";
import { NextPage } from "./list/next-page.tsx";
import { NoConversations } from "./list/no-conversations.tsx";
import { useRowKeys } from "./list/use-row-keys.ts";
import type { Selection } from "./list/use-selection.ts";
import { ListSkeleton } from "./list-skeleton.tsx";
import { type ListState, rowsAt } from "./list-state.ts";
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
  selection: Selection;
};

const rowHeight = 81;
/** What is drawn before the browser has measured anything, as on the server. */
const firstRect = { width: 320, height: 900 };

/** The conversations of the filter in its order; only those in view are drawn, more pages load on the way down. */
export function ConversationList(props: Props) {
  const { filter, list, hasFailed, onRetry, openedId, selection } = props;
  const { slug } = useInbox();
  const search = useListQuery();
  const scroller = useRef<HTMLDivElement>(null);
  const isHydrated = useHydrated();
  const serverNow = useServerNow((at) => msUntilRefresh(list?.rows ?? [], at));
  const { rows, ...pointer } = useSteadyRows(list === undefined ? [] : rowsAt(list, serverNow));
  const showsNumber = new Set(rows.map(({ number }) => number.id)).size > 1;
  useKeptScroll(scroller, `${slug} ${filterQuery(filter)}`);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: 8,
    initialRect: firstRect,
  });
  const onKeyDown = useRowKeys(rows, (index) => virtual.scrollToIndex(index));

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
      {list !== undefined && rows.length === 0 && !list.cursor && (
        <NoConversations filter={filter} />
      )}
      {rows.length > 0 && (
        <ul
          aria-label="Conversations"
          className="relative w-full"
          style={{ height: virtual.getTotalSize() }}
          onKeyDown={onKeyDown}
          {...pointer}
        >
          {virtual.getVirtualItems().map(({ index, key, start }) => {
            const conversation = rows[index];
            if (conversation === undefined) return null;
            return (
              <li
                key={key}
                ref={virtual.measureElement}
                data-index={index}
                aria-posinset={index + 1}
                aria-setsize={list?.cursor ? -1 : rows.length}
                className="absolute top-0 left-0 w-full border-line/60 border-b"
                style={{ transform: `translateY(${start}px)` }}
              >
                <ConversationRow
                  conversation={conversation}
                  href={`/app/${slug}/whatsapp/${conversation.id}${search}`}
                  isOpened={conversation.id === openedId}
                  showsNumber={showsNumber}
                  now={isHydrated ? serverNow : null}
                  isSelected={selection.ids?.has(conversation.id) ?? null}
                  onToggle={selection.toggle}
                />
              </li>
            );
          })}
        </ul>
      )}
      {list?.cursor && <NextPage key={list.cursor.id} filter={filter} />}
    </div>
  );
}
