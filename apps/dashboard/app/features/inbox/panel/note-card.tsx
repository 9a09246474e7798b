import type { RouterOutputs } from "@parley/api/routers";
import { mayDeleteNote, mayEditNote } from "@parley/domain/notes";
import { Pencil, Trash2 } from "lucide-react";
import { useState } from "react";
import { Button } from "../../../components/button.tsx";
import { IconButton } from "../../../components/icon-button.tsx";
import { useInbox } from "../inbox-context.ts";
import type { ConversationView } from "../inbox-views.ts";
import { fullTime } from "../time-words.ts";
import { useHydrated } from "../use-hydrated.ts";
import { NoteBody } from "./note-body.tsx";
import { NoteField } from "./note-field.tsx";
import { useChange } from "./use-change.ts";
import { usePeople } from "./use-people.ts";
import { useRole } from "./use-role.ts";

export type NoteView = RouterOutputs["notes"]["list"]["items"][number];

type Props = { note: NoteView; conversation: Pick<ConversationView, "id"> };

/** A note: who wrote what and when; its author may change it, and they or an admin remove it (NOT-2, S0.46). */
export function NoteCard({ note, conversation }: Props) {
  const { api, self } = useInbox();
  const role = useRole();
  const people = usePeople();
  const isHydrated = useHydrated();
  const [draft, setDraft] = useState<string | null>(null);
  const [isAsking, setAsking] = useState(false);
  const edit = useChange(conversation, (body: string) =>
    api.notes.edit.mutate({ noteId: note.id, body }),
  );
  const remove = useChange(conversation, () => api.notes.delete.mutate({ noteId: note.id }));
  const authorship = { authorId: note.author.id };
  const save = () => {
    if (draft === null || draft.trim() === "" || edit.isPending) return;
    edit.mutate(draft, { onSuccess: () => setDraft(null) });
  };
  return (
    <article
      aria-label={`Note by ${note.author.name}`}
      className="group/note rounded-lg border border-warning-line bg-warning-soft p-3 text-warning-ink"
    >
      <div className="mb-1 flex min-h-7 items-center justify-between gap-2 text-2xs">
        <p className="min-w-0">
          <span className="font-semibold">{note.author.name}</span>
          <time dateTime={note.at.toISOString()} className="tabular ml-1.5">
            {isHydrated ? fullTime(note.at) : "\u00a0"}
          </time>
          {note.editedAt !== null && <span className="ml-1.5">Edited</span>}
        </p>
        {draft === null && !isAsking && (
          <span className="flex shrink-0">
            {mayEditNote({ userId: self.id }, authorship) && (
              <IconButton label="Edit note" className="size-7" onClick={() => setDraft(note.body)}>
                <Pencil aria-hidden className="size-3.5" />
              </IconButton>
            )}
            {mayDeleteNote({ userId: self.id, role }, authorship) && (
              <IconButton label="Delete note" className="size-7" onClick={() => setAsking(true)}>
                <Trash2 aria-hidden className="size-3.5" />
              </IconButton>
            )}
          </span>
        )}
      </div>
      {draft === null ? (
        <NoteBody body={note.body} people={people} />
      ) : (
        <div className="space-y-2">
          <NoteField
            label="Edit note"
            text={draft}
            onText={setDraft}
            onSubmit={save}
            onEscape={() => setDraft(null)}
            isFocused
          />
          <div className="flex justify-end gap-2">
            <Button variant="secondary" size="sm" onClick={() => setDraft(null)}>
              Cancel
            </Button>
            <Button size="sm" isPending={edit.isPending} onClick={save}>
              Save
            </Button>
          </div>
        </div>
      )}
      {isAsking && (
        <div className="mt-2 flex flex-wrap items-center justify-end gap-2 text-xs">
          <span className="mr-auto">Delete this note for good?</span>
          <Button variant="secondary" size="sm" onClick={() => setAsking(false)}>
            Keep
          </Button>
          <Button
            variant="danger"
            size="sm"
            isPending={remove.isPending}
            onClick={() => remove.mutate(undefined)}
          >
            Delete
          </Button>
        </div>
      )}
    </article>
  );
}
