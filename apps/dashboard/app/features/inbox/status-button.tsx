import type { ConversationAction } from "@parley/domain/conversations";
import { useMutation } from "@tanstack/react-query";
import { Button } from "../../components/button.tsx";
import { showToast } from "../../components/toasts.ts";
import { useInbox } from "./inbox-context.ts";
import type { ConversationView } from "./inbox-views.ts";
import { failureSentence } from "./list/failure-sentence.ts";

const words: Record<ConversationAction, string> = {
  close: "Close",
  archive: "Archive",
  reopen: "Reopen",
};

type Props = { conversation: ConversationView; action: ConversationAction };

/** One of the actions that a conversation's status offers (S2.24). */
export function StatusButton({ conversation, action }: Props) {
  const { api, lists } = useInbox();
  const { id: conversationId } = conversation;
  const change = useMutation({
    mutationFn: async () => {
      await api.conversations[action].mutate({ conversationId });
      await lists.patch([conversationId]);
    },
    onError: (error) => showToast(failureSentence(error)),
  });
  return (
    <Button
      variant="secondary"
      size="sm"
      isPending={change.isPending}
      onClick={() => change.mutate()}
    >
      {words[action]}
    </Button>
  );
}
