import { Check } from "lucide-react";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { Avatar } from "../../../components/avatar.tsx";
import type { ConversationView } from "../inbox-views.ts";
import { useMembers } from "../use-members.ts";
import { matchesWords } from "./matches-words.ts";

type UserId = NonNullable<ConversationView["assignee"]>["id"];
type Props = { currentId: UserId | null; onPick: (id: UserId) => void; onClose: () => void };

/** One of the workspace's people, found by typing. */
export function MemberPicker({ currentId, onPick, onClose }: Props) {
  const listId = useId();
  const field = useRef<HTMLInputElement>(null);
  const [words, setWords] = useState("");
  const [at, setAt] = useState(0);
  const members = useMembers();
  const found = (members ?? []).filter(({ fullName }) => matchesWords(fullName, words));
  const active = found[Math.min(at, found.length - 1)];
  useEffect(() => field.current?.focus(), []);

  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      setAt((before) => Math.max(0, Math.min(before + step, found.length - 1)));
    } else if (event.key === "Enter" && !event.nativeEvent.isComposing) {
      event.preventDefault();
      if (active !== undefined) onPick(active.userId);
    } else if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      onClose();
    }
  };
  return (
    <div>
      <input
        ref={field}
        role="combobox"
        aria-label="Find a colleague"
        aria-expanded="true"
        aria-controls={listId}
        aria-activedescendant={active && `${listId}-${active.userId}`}
        aria-autocomplete="list"
        autoComplete="off"
        placeholder="Find a colleague"
        value={words}
        onChange={({ target }) => {
          setWords(target.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
        className="h-9 w-full rounded-md border border-line-strong bg-surface px-2.5 text-ink text-lg focus-visible:border-accent sm:text-sm"
      />
      <div
        id={listId}
        role="listbox"
        aria-label="Colleagues"
        className="mt-1 max-h-52 overflow-y-auto"
      >
        {found.map(({ userId, fullName, role }) => (
          <div
            key={userId}
            id={`${listId}-${userId}`}
            role="option"
            tabIndex={-1}
            aria-selected={userId === active?.userId}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => onPick(userId)}
            onKeyDown={onKeyDown}
            className="flex cursor-pointer items-center gap-2 rounded-md px-2 py-1.5 text-sm hover:bg-hover aria-selected:bg-hover"
          >
            <Avatar name={fullName} seed={userId} size="sm" />
            <span dir="auto" className="min-w-0 flex-1 truncate text-left">
              {fullName}
            </span>
            <span className="text-2xs text-muted capitalize">{role}</span>
            {userId === currentId && (
              <Check aria-label="Has it now" className="size-4 text-muted" />
            )}
          </div>
        ))}
      </div>
      {members !== undefined && found.length === 0 && (
        <p className="px-2 py-1.5 text-muted text-sm">Nobody here is called that.</p>
      )}
    </div>
  );
}
