import type { ListFilter } from "@parley/domain/conversations";
import type { ConnectionHealth } from "@parley/realtime/subscription";
import { ListChecks } from "lucide-react";
import { lazy, Suspense, useRef, useState } from "react";
import { IconButton } from "../../components/icon-button.tsx";
import { SearchField } from "../search/search-field.tsx";
import { ConnectionDot } from "./connection-dot.tsx";
import { ConversationList } from "./conversation-list.tsx";
import type { ConversationId, ListCounts } from "./inbox-views.ts";
import { FilterBar } from "./list/filter-bar.tsx";
import { ListTabs } from "./list/list-tabs.tsx";
import { useSelection } from "./list/use-selection.ts";
import { ListSkeleton } from "./list-skeleton.tsx";
import type { ListState } from "./list-state.ts";
import { NewConversationButton } from "./new-conversation/new-conversation-button.tsx";
import { OutageNotice } from "./outage-notice.tsx";

const BulkBar = lazy(async () => ({ default: (await import("./list/bulk-bar.tsx")).BulkBar }));

const SearchResults = lazy(async () => ({
  default: (await import("../search/search-results.tsx")).SearchResults,
}));

type Props = {
  filter: ListFilter;
  onFilter: (filter: ListFilter) => void;
  counts: ListCounts | undefined;
  list: ListState | undefined;
  hasFailed: boolean;
  onRetry: () => void;
  openedId: ConversationId | null;
  health: ConnectionHealth;
};

/** The left panel: which conversations there are, or what was found of them. */
export function ListPanel({ onFilter, counts, health, ...list }: Props) {
  const [query, setQuery] = useState("");
  const found = useRef<HTMLDivElement>(null);
  const isSearching = query.trim() !== "";
  const { filter, openedId } = list;
  const Heading = openedId === null ? "h1" : "h2";
  const selection = useSelection();
  return (
    <section
      aria-label="Conversations"
      className={`min-h-0 w-full shrink-0 flex-col border-r border-line bg-surface md:flex md:w-80 xl:w-88 ${openedId === null ? "flex" : "hidden"}`}
    >
      <header className="space-y-2.5 border-b border-line px-3 pt-3 pb-2.5">
        <div className="flex h-8 items-center gap-2">
          <Heading className="font-semibold text-lg">Inbox</Heading>
          <ConnectionDot health={health} />
          <div className="flex-1" />
          <IconButton
            label={selection.ids === null ? "Select conversations" : "Stop selecting"}
            aria-pressed={selection.ids !== null}
            onClick={selection.ids === null ? selection.start : selection.stop}
          >
            <ListChecks aria-hidden className="size-4" />
          </IconButton>
          <NewConversationButton />
        </div>
        <SearchField
          query={query}
          onQuery={setQuery}
          onDown={() =>
            found.current?.querySelector<HTMLElement>("[data-conversation-row]")?.focus()
          }
        />
        {!isSearching && (
          <>
            <ListTabs
              current={filter.tab}
              counts={counts}
              onChange={(tab) => onFilter({ ...filter, tab, assigneeId: null })}
            />
            <FilterBar filter={filter} onFilter={onFilter} />
          </>
        )}
      </header>
      <OutageNotice health={health} />
      {isSearching ? (
        <Suspense fallback={<ListSkeleton />}>
          <SearchResults ref={found} query={query} />
        </Suspense>
      ) : (
        <ConversationList {...list} selection={selection} />
      )}
      {!isSearching && selection.ids !== null && (
        <Suspense fallback={null}>
          <BulkBar selection={selection} rows={list.list?.rows ?? []} />
        </Suspense>
      )}
    </section>
  );
}
