import { maxTagNameLength, tagKey } from "@parley/domain/contacts";
import { useQuery } from "@tanstack/react-query";
import { X } from "lucide-react";
import { useState } from "react";
import { useTRPC } from "../../../trpc/index.ts";
import { useInbox } from "../inbox-context.ts";
import type { ConversationView } from "../inbox-views.ts";
import { TagChip } from "./tag-chip.tsx";
import { TagPicker } from "./tag-picker.tsx";
import { useChange } from "./use-change.ts";

/** The contact's tags: taken away by their buttons, added by typing; a new name makes a new tag (S3.19). */
export function TagEditor({ conversation }: { conversation: ConversationView }) {
  const { contact } = conversation;
  const { api } = useInbox();
  const trpc = useTRPC();
  const [text, setText] = useState("");
  const all = useQuery(trpc.tags.list.queryOptions(undefined, { staleTime: 0 }));
  const add = useChange(conversation, async (name: string) => {
    const tag = await api.tags.create.mutate({ name });
    await api.contacts.addTag.mutate({ contactId: contact.id, tagId: tag.id });
    await all.refetch();
  });
  const remove = useChange(conversation, (tagId: string) =>
    api.contacts.removeTag.mutate({ contactId: contact.id, tagId }),
  );
  const carried = new Set<string>(contact.tags.map(({ id }) => id));
  const wanted = tagKey(text.trim());
  const found = (all.data ?? []).filter(
    ({ id, name }) => !carried.has(id) && tagKey(name).includes(wanted),
  );
  const isKnown = (all.data ?? []).some(({ name }) => tagKey(name) === wanted);
  const onAdd = (name: string) => {
    if (add.isPending) return;
    setText("");
    add.mutate(name);
  };
  return (
    <div className="space-y-2">
      {contact.tags.length > 0 && (
        <ul aria-label="Tags of this contact" className="flex flex-wrap gap-1.5">
          {contact.tags.map((tag) => (
            <li key={tag.id} className="flex max-w-full">
              <TagChip tag={tag}>
                <button
                  type="button"
                  aria-label={`Remove tag ${tag.name}`}
                  onClick={() => remove.mutate(tag.id)}
                  className="-mr-2 inline-flex size-6 shrink-0 items-center justify-center rounded-full hover:bg-ink/10"
                >
                  <X aria-hidden className="size-3" />
                </button>
              </TagChip>
            </li>
          ))}
        </ul>
      )}
      <TagPicker
        text={text}
        onText={(next) => setText(next.slice(0, maxTagNameLength))}
        found={found}
        newName={wanted === "" || isKnown ? null : text.trim()}
        onAdd={onAdd}
        isPending={add.isPending}
      />
    </div>
  );
}
