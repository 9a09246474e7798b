import type { AutomationAction } from "@parley/domain/automation";
import type { ReactNode } from "react";
import { Button } from "../../../components/button.tsx";
import { useInbox } from "../inbox-context.ts";
import type { ConversationView } from "../inbox-views.ts";
import { useChange } from "./use-change.ts";

type Props = { conversation: ConversationView; action: AutomationAction; children: ReactNode };

/** Takes the conversation over from its automation, or gives it back (S0.4, S3.22). */
export function AutomationButton({ conversation, action, children }: Props) {
  const { api } = useInbox();
  const { id: conversationId } = conversation;
  const change = useChange(conversation, () => {
    const { takeOver, resumeAutomation } = api.conversations;
    return (action === "take_over" ? takeOver : resumeAutomation).mutate({ conversationId });
  });
  return (
    <Button
      variant="secondary"
      size="sm"
      isPending={change.isPending}
      onClick={() => change.mutate(undefined)}
    >
      {children}
    </Button>
  );
}
