import { Check, Pencil, X } from "lucide-react";
import { type FormEvent, useRef, useState } from "react";
import { IconButton } from "../../../components/icon-button.tsx";
import { Input } from "../../../components/input.tsx";
import { useInbox } from "../inbox-context.ts";
import type { ConversationView } from "../inbox-views.ts";
import { useChange } from "./use-change.ts";

const longest = 100;

/** The contact's name, changed in its place (S0.43). Left empty, the profile's own name shows again. */
export function ContactName({ conversation }: { conversation: ConversationView }) {
  const { contact } = conversation;
  const { api } = useInbox();
  const [draft, setDraft] = useState<string | null>(null);
  const pencil = useRef<HTMLButtonElement>(null);
  const rename = useChange(conversation, (name: string) =>
    api.contacts.rename.mutate({ contactId: contact.id, name }),
  );
  const close = () => {
    setDraft(null);
    setTimeout(() => pencil.current?.focus());
  };
  if (draft === null) {
    return (
      <div className="mt-2 flex max-w-full items-center gap-1 pl-9">
        <p dir="auto" className="min-w-0 break-words font-semibold text-lg">
          {contact.name}
        </p>
        <IconButton ref={pencil} label="Edit name" onClick={() => setDraft(contact.name)}>
          <Pencil aria-hidden className="size-3.5" />
        </IconButton>
      </div>
    );
  }
  const onSubmit = async (event: FormEvent) => {
    event.preventDefault();
    if (rename.isPending) return;
    const isSame = draft.trim() === contact.name;
    if (isSame || (await rename.mutateAsync(draft).then(ok, failed))) close();
  };
  return (
    <form
      onSubmit={(event) => void onSubmit(event)}
      className="mt-2 flex w-full items-center gap-1"
    >
      <Input
        autoFocus
        aria-label="Display name"
        value={draft}
        maxLength={longest}
        onFocus={(event) => event.target.select()}
        onChange={(event) => setDraft(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== "Escape") return;
          event.stopPropagation();
          event.preventDefault();
          close();
        }}
      />
      <IconButton type="submit" label="Save name">
        <Check aria-hidden className="size-4" />
      </IconButton>
      <IconButton label="Cancel" onClick={close}>
        <X aria-hidden className="size-4" />
      </IconButton>
    </form>
  );
}

const ok = () => true;
// The toast has told why.
const failed = () => false;
