import type { ProviderId } from "@parley/domain/messages";
import { useCallback, useSyncExternalStore } from "react";
import type { FileRole } from "./check-file.ts";
import { useInbox } from "./inbox-context.ts";
import type { ConversationId } from "./inbox-views.ts";
import type { Tray } from "./tray-state.ts";

export type TrayControl = {
  tray: Tray;
  add: (files: readonly File[], role?: FileRole) => void;
  remove: (key: string) => void;
  retry: (key: string) => void;
  caption: (key: string, caption: string) => void;
  /** The chosen file itself, for its picture. */
  source: (key: string) => File | undefined;
  clear: () => void;
};

const noFiles: Tray = [];

/** The files chosen in a conversation. */
export function useTray(id: ConversationId, provider: ProviderId): TrayControl {
  const { trays } = useInbox();
  const read = () => trays.read(id);
  const tray = useSyncExternalStore(trays.subscribe, read, () => noFiles);
  const add = useCallback(
    (files: readonly File[], role: FileRole = null) =>
      void trays.add(id, files, { provider, role }),
    [trays, id, provider],
  );
  return {
    tray,
    add,
    remove: (key) => trays.remove(id, key),
    retry: (key) => trays.retry(id, key),
    caption: (key, caption) => trays.change(id, { type: "captioned", key, caption }),
    source: trays.source,
    clear: () => trays.clear(id),
  };
}
