import { useState } from "react";
import { Button } from "../../../components/button.tsx";
import { useInbox } from "../inbox-context.ts";
import type { ConversationView } from "../inbox-views.ts";
import { noteDrafts } from "./note-drafts.ts";
import { NoteField } from "./note-field.tsx";
import { useChange } from "./use-change.ts";

type Props = { conversation: ConversationView; onClose: () => void };

/** Writes a note into the thread: its colour says that the customer does not get it (S3.20). */
export function NoteComposer({ conversation, onClose }: Props) {
  const { api } = useInbox();
  const { id: conversationId } = conversation;
  const [text, setText] = useState(() => noteDrafts.read(conversationId));
  const write = (next: string) => {
    noteDrafts.keep(conversationId, next);
    setText(next);
  };
  const add = useChange(conversation, (body: string) =>
    api.notes.add.mutate({ conversationId, body, isInThread: true }),
  );
  const save = () => {
    if (text.trim() === "" || add.isPending) return;
    add.mutate(text, { onSuccess: () => write("") });
  };
  return (
    <div className="m-2 flex items-end gap-2 rounded-lg bg-warning-soft p-2 md:mx-4 md:mb-3">
      <div className="min-w-0 flex-1">
        <NoteField
          label="Note to your team"
          text={text}
          onText={write}
          onSubmit={save}
          onEscape={onClose}
          isFocused
        />
      </div>
      <Button isPending={add.isPending} disabled={text.trim() === ""} onClick={save}>
        Add note
      </Button>
    </div>
  );
}
