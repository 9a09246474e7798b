import { maxNoteLength } from "@parley/domain/notes";
import { type KeyboardEvent, useId, useRef, useState } from "react";
import { Avatar } from "../../../components/avatar.tsx";
import { cn } from "../../../components/cn.ts";
import { isSendKey } from "../composer-state.ts";
import { useInbox } from "../inbox-context.ts";
import { completeMention, matchingPeople, openMention } from "./mention-state.ts";
import { usePeople } from "./use-people.ts";

type Props = {
  label: string;
  text: string;
  onText: (text: string) => void;
  onSubmit: () => void;
  onEscape?: () => void;
  rows?: number;
  isFocused?: boolean;
};

/** Where a note is written: "@" offers the members, Enter is done, Shift+Enter a new line (S3.20). */
export function NoteField(props: Props) {
  const { label, text, onText, onSubmit, onEscape, rows = 2, isFocused = false } = props;
  const listId = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const { self } = useInbox();
  const people = usePeople().filter(({ userId }) => userId !== self.id);
  const [cursor, setCursor] = useState<number | null>(null);
  const [marked, setMarked] = useState(0);
  const mention = cursor === null ? null : openMention(text, cursor);
  const offered = mention === null ? [] : matchingPeople(people, mention);
  const at = Math.min(marked, offered.length - 1);
  const choose = (index: number) => {
    const person = offered[index];
    if (person === undefined || mention === null || cursor === null) return;
    const done = completeMention(text, cursor, mention, person);
    onText(done.text);
    setCursor(null);
    setMarked(0);
    setTimeout(() => field.current?.setSelectionRange(done.cursor, done.cursor));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    const { key, shiftKey, keyCode } = event;
    const isEscape = key === "Escape";
    if (offered.length > 0 && !event.nativeEvent.isComposing) {
      const step = { ArrowDown: 1, ArrowUp: -1 }[key];
      if (step !== undefined) setMarked((at + step + offered.length) % offered.length);
      else if (key === "Enter" || key === "Tab") choose(at);
      else if (isEscape) setCursor(null);
      else return;
    } else if (isSendKey({ key, shiftKey, keyCode, isComposing: event.nativeEvent.isComposing })) {
      onSubmit();
    } else if (isEscape && onEscape !== undefined) onEscape();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="relative">
      <div
        id={listId}
        role="listbox"
        aria-label="Members"
        className={cn(
          "absolute bottom-full left-0 z-20 mb-1 max-h-56 w-full max-w-72 overflow-y-auto rounded-lg bg-raised p-1 shadow-raised",
          offered.length === 0 && "hidden",
        )}
      >
        {offered.map(({ userId, fullName }, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field below has the keyboard
          <div
            key={userId}
            id={`${listId}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => choose(index)}
            className="flex cursor-pointer items-center gap-2 rounded-md px-2 py-1.5 text-sm text-ink hover:bg-hover aria-selected:bg-hover"
          >
            <Avatar name={fullName} seed={userId} size="sm" />
            <span className="min-w-0 truncate">{fullName}</span>
          </div>
        ))}
      </div>
      <textarea
        ref={field}
        // biome-ignore lint/a11y/noAutofocus: the person asked for it by the button in its place
        autoFocus={isFocused}
        rows={rows}
        aria-label={label}
        aria-autocomplete="list"
        aria-controls={listId}
        aria-activedescendant={offered.length > 0 ? `${listId}-${at}` : undefined}
        placeholder="Only your team sees this. @ mentions somebody"
        maxLength={maxNoteLength}
        value={text}
        onChange={(event) => {
          onText(event.target.value);
          setCursor(event.target.selectionStart);
        }}
        onBlur={() => setCursor(null)}
        onKeyDown={onKeyDown}
        className="block w-full min-w-0 resize-none rounded-md border border-warning-line bg-surface px-3 py-2 text-ink text-lg placeholder:text-muted focus-visible:border-warning-ink focus-visible:outline-1 focus-visible:outline-offset-0 focus-visible:outline-warning-ink sm:text-sm"
      />
    </div>
  );
}
