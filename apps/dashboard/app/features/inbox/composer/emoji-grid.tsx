import { type KeyboardEvent, useRef, useState } from "react";
import type { Emoji } from "./emoji-set.ts";

const columns = 8;
const steps: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowRight: 1,
  ArrowUp: -columns,
  ArrowDown: columns,
};

type Props = { emojis: readonly Emoji[]; onPick: (emoji: string) => void };

/** Emojis in rows; the arrow keys move, one of them is in the tab order. */
export function EmojiGrid({ emojis, onPick }: Props) {
  const grid = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(0);
  const at = Math.min(active, Math.max(0, emojis.length - 1));
  const onKeyDown = (event: KeyboardEvent) => {
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = Math.min(emojis.length - 1, Math.max(0, at + step));
    setActive(next);
    grid.current?.querySelectorAll("button")[next]?.focus();
  };
  if (emojis.length === 0) {
    return <p className="px-1 py-8 text-center text-muted text-sm">No emoji is called that.</p>;
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the arrow keys of the buttons inside
    <div
      ref={grid}
      onKeyDown={onKeyDown}
      className="mt-2 grid h-52 grid-cols-8 content-start overflow-y-auto"
    >
      {emojis.map(({ unicode, label }, place) => (
        <button
          key={unicode}
          type="button"
          tabIndex={place === at ? 0 : -1}
          aria-label={label}
          title={label}
          onClick={() => onPick(unicode)}
          onFocus={() => setActive(place)}
          className="flex size-9 items-center justify-center rounded-md text-xl hover:bg-hover"
        >
          <span aria-hidden>{unicode}</span>
        </button>
      ))}
    </div>
  );
}
