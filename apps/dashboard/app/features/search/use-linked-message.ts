import { useLocation, useSearchParams } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { showToast } from "../../components/toasts.ts";
import { useInbox } from "../inbox/inbox-context.ts";
import type { ConversationId, MessageView } from "../inbox/inbox-views.ts";
import { jumpToMessage } from "../inbox/jump-to-message.ts";
import type { ThreadState } from "../inbox/messages-state.ts";

/** Opens the thread at the message that the address names (`?message=`), once for each time one goes there. */
export function useLinkedMessage(conversationId: ConversationId, thread: ThreadState): void {
  const { threads } = useInbox();
  const { key } = useLocation();
  const [parameters] = useSearchParams();
  const messageId = parameters.get("message") as MessageView["id"] | null;
  const reached = useRef<string | null>(null);
  const isLoaded = thread.messages.some(({ id }) => id === messageId);
  useEffect(() => {
    if (messageId === null || reached.current === key) return;
    if (isLoaded) {
      reached.current = key;
      // After the log has found its own place for the new messages.
      requestAnimationFrame(() => jumpToMessage(messageId));
      return;
    }
    threads.jumpTo(conversationId, messageId).catch(() => {
      reached.current = key;
      showToast("The message could not be opened. It may have been removed; try again");
    });
  }, [threads, conversationId, messageId, isLoaded, key]);
}
