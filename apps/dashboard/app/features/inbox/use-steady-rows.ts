import { useEffect, useRef, useState } from "react";
import type { ConversationView } from "./inbox-views.ts";

const restMs = 800;

/**
 * Rows in the order in which to show them: while the pointer moves over the list no row moves
 * under it (S3.26). Contents stay live; order and newcomers follow once the pointer rests.
 */
export function useSteadyRows(rows: readonly ConversationView[]) {
  const [isHeld, setHeld] = useState(false);
  const order = useRef<readonly ConversationView["id"][]>([]);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  useEffect(() => () => clearTimeout(timer.current), []);
  const shown = isHeld ? inOrder(rows, order.current) : rows;
  order.current = shown.map(({ id }) => id);
  const release = () => {
    clearTimeout(timer.current);
    setHeld(false);
  };
  return {
    rows: shown,
    onPointerMove: () => {
      clearTimeout(timer.current);
      timer.current = setTimeout(release, restMs);
      setHeld(true);
    },
    onPointerLeave: release,
  };
}

/** The rows that were there before in their old order, then what was appended below them. */
export function inOrder(
  rows: readonly ConversationView[],
  order: readonly ConversationView["id"][],
): readonly ConversationView[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const kept = order.flatMap((id) => byId.get(id) ?? []);
  const known = new Set(order);
  const lastKept = rows.findLastIndex(({ id }) => known.has(id));
  return [...kept, ...rows.slice(lastKept + 1)];
}
