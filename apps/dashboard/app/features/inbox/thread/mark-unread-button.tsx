import { useNavigate } from "@remix-run/react";
import { useMutation } from "@tanstack/react-query";
import { Mail } from "lucide-react";
import { IconButton } from "../../../components/icon-button.tsx";
import { showToast } from "../../../components/toasts.ts";
import { useInbox } from "../inbox-context.ts";
import type { ConversationId } from "../inbox-views.ts";
import { failureSentence } from "../list/failure-sentence.ts";

type Props = { conversationId: ConversationId; listPath: string };

/** Puts the conversation back among one's own unread ones, and leads to the list (CON-10). */
export function MarkUnreadButton({ conversationId, listPath }: Props) {
  const { api, lists } = useInbox();
  const navigate = useNavigate();
  const mark = useMutation({
    mutationFn: async () => {
      await api.conversations.markUnread.mutate({ conversationId });
      await lists.patch([conversationId]);
    },
    onSuccess: () => navigate(listPath),
    onError: (error) => showToast(failureSentence(error)),
  });
  return (
    <IconButton label="Mark as unread" disabled={mark.isPending} onClick={() => mark.mutate()}>
      <Mail aria-hidden className="size-4.5" />
    </IconButton>
  );
}
