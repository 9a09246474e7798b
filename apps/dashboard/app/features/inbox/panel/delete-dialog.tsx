import { useNavigate } from "@remix-run/react";
import { type FormEvent, useState } from "react";
import { Button } from "../../../components/button.tsx";
import { Dialog } from "../../../components/dialog.tsx";
import { Field } from "../../../components/field.tsx";
import { Input } from "../../../components/input.tsx";
import { useInbox } from "../inbox-context.ts";
import type { ConversationView } from "../inbox-views.ts";
import { useChange } from "./use-change.ts";

const word = "DELETE";

type Props = { conversation: ConversationView; onClose: () => void };

/** What deleting takes away, and the word that must be typed first (S2.26). */
export function DeleteDialog({ conversation, onClose }: Props) {
  const { api, slug } = useInbox();
  const navigate = useNavigate();
  const [typed, setTyped] = useState("");
  const change = useChange(conversation, async () => {
    await api.conversations.delete.mutate({ conversationId: conversation.id });
    navigate(`/app/${slug}/inbox`, { replace: true });
  });
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (typed === word && !change.isPending) change.mutate(undefined);
  };
  return (
    <Dialog title="Delete this conversation?" onClose={onClose}>
      <form onSubmit={onSubmit} className="space-y-4 text-sm">
        <p>
          All messages with <strong className="font-semibold">{conversation.contact.name}</strong>{" "}
          in this conversation are erased for everybody, with their files and the notes in the
          thread. The contact, its tags and its other notes stay. This cannot be undone.
        </p>
        <Field name="delete-word" label={`Type ${word} to confirm`}>
          {(control) => (
            <Input
              {...control}
              autoComplete="off"
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
            />
          )}
        </Field>
        <div className="flex justify-end gap-2">
          <Button variant="secondary" onClick={onClose}>
            Keep it
          </Button>
          <Button
            type="submit"
            variant="danger"
            disabled={typed !== word}
            isPending={change.isPending}
          >
            Delete for good
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
