import type { RouterOutputs } from "@parley/api/routers";
import { Plus } from "lucide-react";
import { type KeyboardEvent, useId, useState } from "react";
import { cn } from "../../../components/cn.ts";
import { Input } from "../../../components/input.tsx";
import { TagChip } from "./tag-chip.tsx";

type Tag = RouterOutputs["tags"]["list"][number];

type Props = {
  text: string;
  onText: (text: string) => void;
  /** Tags that fit what was typed. */
  found: Tag[];
  /** A name that no tag has yet; null when there is nothing to make. */
  newName: string | null;
  onAdd: (name: string) => void;
  isPending: boolean;
};

const mostShown = 8;

/** A field that offers tags while one types; Enter takes the marked one. */
export function TagPicker({ text, onText, found, newName, onAdd, isPending }: Props) {
  const listId = useId();
  const [isOpen, setOpen] = useState(false);
  const [marked, setMarked] = useState(0);
  const options = [
    ...found.slice(0, mostShown).map((tag) => ({ name: tag.name, tag })),
    ...(newName === null ? [] : [{ name: newName, tag: null }]),
  ];
  const at = Math.min(marked, options.length - 1);
  const isShown = isOpen && options.length > 0;
  const choose = (name: string) => {
    onAdd(name);
    setMarked(0);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const chosen = options[at];
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      setOpen(true);
      setMarked((at + step + options.length) % Math.max(1, options.length));
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (isShown && chosen !== undefined) choose(chosen.name);
    } else if (event.key === "Escape" && isShown) {
      event.preventDefault();
      event.stopPropagation();
      setOpen(false);
    }
  };
  return (
    <div className="relative">
      <Input
        role="combobox"
        aria-label="Add a tag"
        aria-expanded={isShown}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={isShown ? `${listId}-${at}` : undefined}
        aria-busy={isPending}
        autoComplete="off"
        placeholder="Add a tag…"
        value={text}
        onChange={(event) => {
          onText(event.target.value);
          setOpen(true);
          setMarked(0);
        }}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={onKeyDown}
      />
      <div
        id={listId}
        role="listbox"
        aria-label="Tags"
        className={cn(
          "absolute inset-x-0 top-full z-20 mt-1 max-h-64 overflow-y-auto rounded-lg bg-raised p-1 shadow-raised",
          !isShown && "hidden",
        )}
      >
        {options.map(({ name, tag }, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the keyboard, as comboboxes do
          <div
            key={tag?.id ?? "new"}
            id={`${listId}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            onPointerDown={(event) => event.preventDefault()}
            onPointerMove={() => setMarked(index)}
            onClick={() => choose(name)}
            className="flex cursor-pointer items-center gap-2 rounded-md px-2 py-1.5 text-sm aria-selected:bg-hover"
          >
            {tag === null ? (
              <>
                <Plus aria-hidden className="size-4 shrink-0 text-muted" />
                <span className="min-w-0 truncate">Create “{name}”</span>
              </>
            ) : (
              <TagChip tag={tag} />
            )}
          </div>
        ))}
      </div>
    </div>
  );
}
