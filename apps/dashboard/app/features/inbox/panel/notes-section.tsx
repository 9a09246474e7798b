import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "../../../components/button.tsx";
import { Skeleton } from "../../../components/skeleton.tsx";
import { useTRPC } from "../../../trpc/index.ts";
import { useInbox } from "../inbox-context.ts";
import type { ConversationView } from "../inbox-views.ts";
import { NoteCard } from "./note-card.tsx";
import { NoteField } from "./note-field.tsx";
import { Section } from "./section.tsx";
import { useChange } from "./use-change.ts";
import { useFresh } from "./use-fresh.ts";

/** What the team wrote about the contact, and where one writes more (S0.46, S3.20). */
export function NotesSection({ conversation }: { conversation: ConversationView }) {
  const { contact } = conversation;
  const { api } = useInbox();
  const trpc = useTRPC();
  const [draft, setDraft] = useState("");
  const notes = useInfiniteQuery({
    queryKey: [...trpc.notes.list.pathKey(), contact.id],
    queryFn: ({ pageParam }) =>
      api.notes.list.query({ contactId: contact.id, before: pageParam, limit: 10 }),
    initialPageParam: null as { at: Date; id: string } | null,
    getNextPageParam: ({ items, hasMore }) => {
      const last = items.at(-1);
      return hasMore && last !== undefined ? { at: last.at, id: last.id } : undefined;
    },
    staleTime: 0,
  });
  useFresh(contact.revision, notes.refetch);
  const add = useChange(conversation, (body: string) =>
    api.notes.add.mutate({ conversationId: conversation.id, body }),
  );
  const save = () => {
    if (draft.trim() === "" || add.isPending) return;
    add.mutate(draft, { onSuccess: () => setDraft("") });
  };
  return (
    <Section title="Notes">
      <div className="space-y-2">
        <NoteField label="Add a note" text={draft} onText={setDraft} onSubmit={save} />
        {draft.trim() !== "" && (
          <div className="flex justify-end">
            <Button size="sm" isPending={add.isPending} onClick={save}>
              Add note
            </Button>
          </div>
        )}
        {notes.isPending && <Skeleton className="h-16 w-full rounded-lg" />}
        {notes.isError && notes.data === undefined && (
          <p className="text-danger-ink text-xs">
            The notes could not be loaded.{" "}
            <button type="button" className="underline" onClick={() => void notes.refetch()}>
              Try again
            </button>
          </p>
        )}
        {notes.data?.pages.flatMap(({ items }) =>
          items.map((note) => <NoteCard key={note.id} note={note} conversation={conversation} />),
        )}
        {notes.hasNextPage && (
          <Button
            variant="ghost"
            size="sm"
            className="w-full"
            isPending={notes.isFetchingNextPage}
            onClick={() => void notes.fetchNextPage()}
          >
            Older notes
          </Button>
        )}
      </div>
    </Section>
  );
}
