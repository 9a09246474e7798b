import { type ConnectionHealth, initialHealth } from "@parley/realtime/subscription";
import { useEffect, useState, useSyncExternalStore } from "react";
import type { Inbox } from "./inbox-context.ts";
import type { ConversationId } from "./inbox-views.ts";
import { openRealtimeSession, type RealtimeSession } from "./realtime-session.ts";

/** Keeps the list and the open thread (once it is loaded) up to date while mounted. */
export function useRealtime(
  inbox: Inbox,
  openedId: ConversationId | null,
  isThreadLoaded: boolean,
): ConnectionHealth {
  const [session, setSession] = useState<RealtimeSession | null>(null);
  const { api, lists, threads, self, onNotified } = inbox;

  useEffect(() => {
    const opened = openRealtimeSession(api);
    setSession(opened);
    return () => opened.close();
  }, [api]);

  useEffect(
    () =>
      session?.subscription.watchInbox({
        load: () => lists.reload(),
        patch: (ids) => lists.patch(ids),
      }),
    [session, lists],
  );

  useEffect(
    () => session?.subscription.watchPersonal(self.id, { load: onNotified }),
    [session, self.id, onNotified],
  );

  useEffect(() => {
    if (session === null || openedId === null || !isThreadLoaded) return;
    return session.subscription.watchConversation(openedId, threads.version(openedId), {
      fetchChanges: (sinceVersion) => threads.fetchChanges(openedId, sinceVersion),
    });
  }, [session, threads, openedId, isThreadLoaded]);

  return useSyncExternalStore(
    session?.onHealthChange ?? watchNothing,
    session?.health ?? (() => initialHealth),
    () => initialHealth,
  );
}

function watchNothing() {
  return () => undefined;
}
