import { capabilitiesOf } from "@parley/domain/messages";
import { useMemo } from "react";
import { showToast } from "../../components/toasts.ts";
import { useInbox } from "./inbox-context.ts";
import type { ConversationView, MessageView } from "./inbox-views.ts";
import { sendFactsOf } from "./send-api.ts";
import { sendFailureOf } from "./send-failure.ts";
import type { Thread } from "./thread-context.ts";

/** What messages of this conversation let one do; failures are told in the server's words. */
export function useThreadValue(
  conversation: ConversationView,
  isLocked: boolean,
  onReply: (message: MessageView) => void,
): Thread {
  const { threads } = useInbox();
  const { id, contact } = conversation;
  const { provider } = sendFactsOf(conversation);
  return useMemo(() => {
    const { canQuote, canReact } = capabilitiesOf(provider);
    return {
      conversationId: id,
      contactName: contact.name,
      canReply: canQuote && !isLocked,
      canReact: canReact && !isLocked,
      reply: onReply,
      react: (message, emoji) => tell(threads.react(id, message.id, emoji)),
      retry: (message) => tell(threads.retry(id, message.id)),
      settle: (message, decision) => tell(threads.settle(id, message.id, decision)),
    };
  }, [threads, id, contact.name, provider, isLocked, onReply]);
}

function tell(done: Promise<void>): void {
  done.catch((error: unknown) => {
    const { message } = sendFailureOf(error);
    showToast(message.charAt(0).toUpperCase() + message.slice(1));
  });
}
