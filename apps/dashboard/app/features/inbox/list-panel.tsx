import type { ConnectionHealth } from "@parley/realtime/subscription";
import { Volume2, VolumeX } from "lucide-react";
import { useSyncExternalStore } from "react";
import { IconButton } from "../../components/icon-button.tsx";
import { ConnectionDot } from "./connection-dot.tsx";
import { ConversationList } from "./conversation-list.tsx";
import type { ConversationId } from "./inbox-views.ts";
import type { ListFilter, ListState } from "./list-state.ts";
import { NewConversationButton } from "./new-conversation/new-conversation-button.tsx";
import { OutageNotice } from "./outage-notice.tsx";
import { isSoundOn, onSoundSetting, setSoundOn } from "./sound-setting.ts";
import { StatusTabs } from "./status-tabs.tsx";

type Props = {
  filter: ListFilter;
  onFilter: (filter: ListFilter) => void;
  list: ListState | undefined;
  hasFailed: boolean;
  onRetry: () => void;
  openedId: ConversationId | null;
  health: ConnectionHealth;
};

/** The left panel: which conversations there are. */
export function ListPanel({ onFilter, health, ...list }: Props) {
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
          <SoundToggle />
          <NewConversationButton />
        </div>
        <StatusTabs current={list.filter} onChange={onFilter} />
      </header>
      <OutageNotice health={health} />
      <ConversationList {...list} />
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
