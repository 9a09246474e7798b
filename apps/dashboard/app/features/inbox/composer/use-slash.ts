import { findSlash, type SlashQuery } from "@parley/domain/quick-replies";
import { type KeyboardEvent, useState } from "react";
import { matchReplies } from "./match-replies.ts";
import { type QuickReply, useQuickReplies } from "./use-quick-replies.ts";

export type SlashControl = {
  /** null while nobody looks for a reply. */
  query: SlashQuery | null;
  /** null until they are loaded. */
  shown: readonly QuickReply[] | null;
  active: number;
  onCaret: (caret: number) => void;
  /** Takes the keys of the list; true when it was one. */
  onKey: (event: KeyboardEvent) => boolean;
  choose: (reply: QuickReply) => void;
};

/** Looking for a quick reply by "/": what is found, and moving in it by the keys. */
export function useSlash(
  text: string,
  onChoose: (reply: QuickReply, query: SlashQuery) => void,
): SlashControl {
  const [caret, setCaret] = useState(0);
  const [active, setActive] = useState(0);
  const [dismissed, setDismissed] = useState<string | null>(null);
  const found = findSlash(text, Math.min(caret, text.length));
  const query = found !== null && text === dismissed ? null : found;
  const { data } = useQuickReplies(query !== null);
  const shown = data === undefined || query === null ? null : matchReplies(data, query.query);
  const at = Math.min(active, Math.max(0, (shown?.length ?? 0) - 1));
  const choose = (reply: QuickReply) => {
    setActive(0);
    if (query !== null) onChoose(reply, query);
  };
  const onKey = (event: KeyboardEvent) => {
    if (query === null || event.nativeEvent.isComposing) return false;
    if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      setDismissed(text);
      return true;
    }
    const chosen = shown?.[at];
    if (shown === null || chosen === undefined) return false;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      setActive((at + step + shown.length) % shown.length);
      return true;
    }
    if ((event.key !== "Enter" && event.key !== "Tab") || event.shiftKey) return false;
    event.preventDefault();
    choose(chosen);
    return true;
  };
  return { query, shown, active: at, onCaret: setCaret, onKey, choose };
}
