import { Ban } from "lucide-react";
import { Button } from "../../../components/button.tsx";
import { useInbox } from "../inbox-context.ts";
import type { ConversationView } from "../inbox-views.ts";
import { useChange } from "./use-change.ts";

type Props = { conversation: ConversationView; className?: string };

/** Blocks the contact, or takes that back (S3.23). */
export function BlockButton({ conversation, className }: Props) {
  const { contact, number } = conversation;
  const { api } = useInbox();
  const change = useChange(conversation, (isBlocked: boolean) =>
    api.contacts.setBlocked.mutate({ contactId: contact.id, numberId: number.id, isBlocked }),
  );
  return (
    <Button
      variant="secondary"
      size="sm"
      {...(className !== undefined && { className })}
      isPending={change.isPending}
      onClick={() => change.mutate(!contact.isBlocked)}
    >
      <Ban aria-hidden className="size-4" />
      {contact.isBlocked ? "Unblock contact" : "Block contact"}
    </Button>
  );
}
