import type { KeyboardEvent } from "react";

/** ↑ and ↓ move between the rows of the list, Home and End to its ends. */
export function moveBetweenRows(event: KeyboardEvent<HTMLElement>): void {
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-conversation-row]")];
  const at = rows.indexOf(document.activeElement as HTMLElement);
  const target = targetOf(event.key, at, rows.length);
  const row = target === null ? undefined : rows[target];
  if (row === undefined) return;
  event.preventDefault();
  row.focus();
  row.scrollIntoView({ block: "nearest" });
}

function targetOf(key: string, at: number, count: number): number | null {
  if (key === "ArrowDown") return Math.min(at + 1, count - 1);
  if (key === "ArrowUp") return Math.max(at - 1, 0);
  if (at < 0) return null;
  if (key === "Home") return 0;
  return key === "End" ? count - 1 : null;
}
