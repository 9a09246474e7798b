import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { Input } from "../../../components/input.tsx";
import { EmojiGrid } from "./emoji-grid.tsx";
import { emojiGroups, emojisOf, knownEmojis, searchEmojis } from "./emoji-set.ts";
import { readRecentEmojis, rememberEmoji } from "./recent-emojis.ts";

type Props = { onPick: (emoji: string) => void; onClose: () => void };

/** Emojis by group and by search; the ones used last come first. Escape closes it. */
export function EmojiPicker({ onPick, onClose }: Props) {
  const panel = useRef<HTMLElement>(null);
  const [search, setSearch] = useState("");
  const [recent] = useState(() => knownEmojis(readRecentEmojis()));
  const [group, setGroup] = useState<number>(recent.length > 0 ? -1 : 0);
  const isSearching = search.trim() !== "";
  const shown = isSearching ? searchEmojis(search) : group === -1 ? recent : emojisOf(group);
  useCloseOutside(panel, onClose);
  useEffect(() => panel.current?.querySelector("input")?.focus(), []);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    onClose();
  };
  const tabs = [
    ...(recent.length > 0 ? [{ group: -1, name: "Used last", icon: "🕘" }] : []),
    ...emojiGroups,
  ];
  return (
    <section
      ref={panel}
      aria-label="Emojis"
      onKeyDown={onKeyDown}
      className="absolute right-3 bottom-full z-20 mb-1 w-80 max-w-[calc(100vw-1.5rem)] animate-appear rounded-lg bg-raised p-2 shadow-raised md:right-4"
    >
      <Input
        type="search"
        aria-label="Search emojis"
        placeholder="Search emojis"
        value={search}
        onChange={({ target }) => setSearch(target.value)}
      />
      {!isSearching && (
        <div role="tablist" aria-label="Groups" className="mt-2 flex justify-between">
          {tabs.map((tab) => (
            <button
              key={tab.group}
              type="button"
              role="tab"
              aria-selected={tab.group === group}
              aria-label={tab.name}
              data-tooltip={tab.name}
              onClick={() => setGroup(tab.group)}
              className="size-7 rounded-md text-base opacity-65 hover:bg-hover aria-selected:bg-selected aria-selected:opacity-100"
            >
              <span aria-hidden>{tab.icon}</span>
            </button>
          ))}
        </div>
      )}
      <EmojiGrid
        emojis={shown}
        onPick={(emoji) => {
          rememberEmoji(emoji);
          onPick(emoji);
        }}
      />
    </section>
  );
}

function useCloseOutside(panel: { current: HTMLElement | null }, onClose: () => void): void {
  const close = useRef(onClose);
  close.current = onClose;
  useEffect(() => {
    const onDown = ({ target }: PointerEvent) => {
      const isInside = target instanceof Element && panel.current?.contains(target);
      const isButton = target instanceof Element && target.closest("[data-emoji-button]");
      if (!isInside && !isButton) close.current();
    };
    document.addEventListener("pointerdown", onDown);
    return () => document.removeEventListener("pointerdown", onDown);
  }, [panel]);
}
