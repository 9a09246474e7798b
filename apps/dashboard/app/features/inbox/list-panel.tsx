import type { ConnectionHealth } from "@parley/realtime/subscription";
import { lazy, Suspense, useRef, useState } from "react";
import { SearchField } from "../search/search-field.tsx";
import { ConnectionDot } from "./connection-dot.tsx";
import { ConversationList } from "./conversation-list.tsx";
import type { ConversationId } from "./inbox-views.ts";
import { ListSkeleton } from "./list-skeleton.tsx";
import type { ListFilter, ListState } from "./list-state.ts";
import { NewConversationButton } from "./new-conversation/new-conversation-button.tsx";
import { OutageNotice } from "./outage-notice.tsx";
import { StatusTabs } from "./status-tabs.tsx";

const SearchResults = lazy(async () => ({
  default: (await import("../search/search-results.tsx")).SearchResults,
}));

type Props = {
  filter: ListFilter;
  onFilter: (filter: ListFilter) => void;
  list: ListState | undefined;
  hasFailed: boolean;
  onRetry: () => void;
  openedId: ConversationId | null;
  health: ConnectionHealth;
};

/** The left panel: which conversations there are, or what was found of them. */
export function ListPanel({ onFilter, health, ...list }: Props) {
  const [query, setQuery] = useState("");
  const found = useRef<HTMLDivElement>(null);
  const isSearching = query.trim() !== "";
  const Heading = list.openedId === null ? "h1" : "h2";
  return (
    <section
      aria-label="Conversations"
      className={`min-h-0 w-full shrink-0 flex-col border-r border-line bg-surface md:flex md:w-80 xl:w-88 ${list.openedId === null ? "flex" : "hidden"}`}
    >
      <header className="space-y-2.5 border-b border-line px-3 pt-3 pb-2.5">
        <div className="flex h-8 items-center gap-2">
          <Heading className="font-semibold text-lg">Inbox</Heading>
          <ConnectionDot health={health} />
          <div className="flex-1" />
          <NewConversationButton />
        </div>
        <SearchField
          query={query}
          onQuery={setQuery}
          onDown={() =>
            found.current?.querySelector<HTMLElement>("[data-conversation-row]")?.focus()
          }
        />
        {!isSearching && <StatusTabs current={list.filter} onChange={onFilter} />}
      </header>
      <OutageNotice health={health} />
      {isSearching ? (
        <Suspense fallback={<ListSkeleton />}>
          <SearchResults ref={found} query={query} />
        </Suspense>
      ) : (
        <ConversationList {...list} />
      )}
    </section>
  );
}
