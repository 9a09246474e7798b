import { type KeyboardEvent, useCallback } from "react";
import type { ConversationView } from "../inbox-views.ts";

/** Frames to wait for a row that has to be drawn first. */
const patience = 20;

/** ↑ and ↓ move between the rows of the list, Home and End to its ends, whether they are drawn or not. */
export function useRowKeys(
  rows: readonly ConversationView[],
  scrollTo: (index: number) => void,
): (event: KeyboardEvent<HTMLElement>) => void {
  return useCallback(
    (event) => {
      if (event.altKey || event.ctrlKey || event.metaKey) return;
      const list = event.currentTarget;
      const focused = document.activeElement?.getAttribute("data-conversation-row");
      const at = rows.findIndex(({ id }) => id === focused);
      const target = targetOf(event.key, at, rows.length);
      const row = target === null ? undefined : rows[target];
      if (target === null || row === undefined) return;
      event.preventDefault();
      scrollTo(target);
      focusRow(list, row.id, patience);
    },
    [rows, scrollTo],
  );
}

function focusRow(list: HTMLElement, id: string, frames: number): void {
  const row = list.querySelector<HTMLElement>(`[data-conversation-row="${CSS.escape(id)}"]`);
  if (row !== null) row.focus({ preventScroll: true });
  else if (frames > 0) requestAnimationFrame(() => focusRow(list, id, frames - 1));
}

function targetOf(key: string, at: number, count: number): number | null {
  if (key === "ArrowDown") return Math.min(at + 1, count - 1);
  if (key === "ArrowUp") return Math.max(at - 1, 0);
  if (at < 0) return null;
  if (key === "Home") return 0;
  return key === "End" ? count - 1 : null;
}
