import type { ListFilter } from "@parley/domain/conversations";
import type { ConnectionHealth } from "@parley/realtime/subscription";
import { ListChecks, Volume2, VolumeX } from "lucide-react";
import { lazy, Suspense, useSyncExternalStore } from "react";
import { IconButton } from "../../components/icon-button.tsx";
import { ConnectionDot } from "./connection-dot.tsx";
import { ConversationList } from "./conversation-list.tsx";
import type { ConversationId, ListCounts } from "./inbox-views.ts";
import { FilterBar } from "./list/filter-bar.tsx";
import { ListTabs } from "./list/list-tabs.tsx";
import { useSelection } from "./list/use-selection.ts";
import type { ListState } from "./list-state.ts";
import { OutageNotice } from "./outage-notice.tsx";
import { isSoundOn, onSoundSetting, setSoundOn } from "./sound-setting.ts";

const BulkBar = lazy(async () => ({ default: (await import("./list/bulk-bar.tsx")).BulkBar }));

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

/** The left panel: which conversations there are. */
export function ListPanel({ onFilter, counts, health, ...list }: Props) {
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
          <SoundToggle />
        </div>
        <ListTabs
          current={filter.tab}
          counts={counts}
          onChange={(tab) => onFilter({ ...filter, tab, assigneeId: null })}
        />
        <FilterBar filter={filter} onFilter={onFilter} />
      </header>
      <OutageNotice health={health} />
      <ConversationList {...list} selection={selection} />
      {selection.ids !== null && (
        <Suspense fallback={null}>
          <BulkBar selection={selection} rows={list.list?.rows ?? []} />
        </Suspense>
      )}
    </section>
  );
}

function SoundToggle() {
  const isOn = useSyncExternalStore(onSoundSetting, isSoundOn, () => true);
  const Icon = isOn ? Volume2 : VolumeX;
  return (
    <IconButton
      label={isOn ? "Mute message sound" : "Unmute message sound"}
      onClick={() => setSoundOn(!isOn)}
    >
      <Icon aria-hidden className="size-4" />
    </IconButton>
  );
}
