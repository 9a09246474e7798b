import { useMutation } from "@tanstack/react-query";
import { Button } from "../../components/button.tsx";
import { useInbox } from "./inbox-context.ts";
import type { ConversationView } from "./inbox-views.ts";

/** Closes an open conversation, reopens any other (S2.24). */
export function StatusButton({ conversation }: { conversation: ConversationView }) {
  const { api, lists } = useInbox();
  const { id: conversationId, status } = conversation;
  const isOpen = status === "open";
  const change = useMutation({
    mutationFn: async () => {
      const { close, reopen } = api.conversations;
      await (isOpen ? close : reopen).mutate({ conversationId });
      await lists.patch([conversationId]);
    },
  });
  return (
    <Button
      variant="secondary"
      size="sm"
      isPending={change.isPending}
      onClick={() => change.mutate()}
    >
      {isOpen ? "Close" : "Reopen"}
    </Button>
  );
}
