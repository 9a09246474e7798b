import { useCallback, useMemo, useState } from "react";
import type { ConversationId } from "../inbox-views.ts";

/** Which rows are chosen for something that is done to several at once. */
export type Selection = {
  /** null while nobody is selecting. */
  ids: ReadonlySet<ConversationId> | null;
  start: () => void;
  stop: () => void;
  toggle: (id: ConversationId) => void;
  choose: (ids: Iterable<ConversationId>) => void;
};

export function useSelection(): Selection {
  const [ids, setIds] = useState<ReadonlySet<ConversationId> | null>(null);
  const start = useCallback(() => setIds(new Set()), []);
  const stop = useCallback(() => setIds(null), []);
  const choose = useCallback((chosen: Iterable<ConversationId>) => setIds(new Set(chosen)), []);
  const toggle = useCallback(
    (id: ConversationId) =>
      setIds((before) => {
        const next = new Set(before);
        if (!next.delete(id)) next.add(id);
        return next;
      }),
    [],
  );
  return useMemo(() => ({ ids, start, stop, toggle, choose }), [ids, start, stop, toggle, choose]);
}
