import { useEffect, useRef, useSyncExternalStore } from "react";
import { useInbox } from "./inbox-context.ts";
import type { ConversationView } from "./inbox-views.ts";
import { lastSequence, type ThreadState } from "./messages-state.ts";

/** Marks the conversation read while its newest messages are on a visible screen (D-10). */
export function useMarkRead(
  conversation: ConversationView,
  thread: ThreadState,
  isEndVisible: boolean,
): void {
  const { api, lists } = useInbox();
  const isPageVisible = useSyncExternalStore(
    onVisibility,
    () => document.visibilityState === "visible",
    () => false,
  );
  const { id: conversationId, unreadCount } = conversation;
  const upToSequence = lastSequence(thread);
  // Marked as unread while it is open, it stays so until something arrives or it is opened again (CON-10).
  const marked = useRef(unreadCount === 0 ? upToSequence : 0);
  const isDue = unreadCount > 0 && isEndVisible && isPageVisible;
  useEffect(() => {
    if (!isDue || upToSequence <= marked.current) return;
    const before = marked.current;
    marked.current = upToSequence;
    api.conversations.markRead
      .mutate({ conversationId, upToSequence })
      .then(() => lists.patch([conversationId]))
      .catch(() => {
        marked.current = before;
      });
  }, [api, lists, conversationId, upToSequence, isDue]);
}

function onVisibility(listener: () => void) {
  document.addEventListener("visibilitychange", listener);
  return () => document.removeEventListener("visibilitychange", listener);
}
