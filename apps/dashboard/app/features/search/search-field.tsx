import { Search, X } from "lucide-react";
import { forwardRef, type KeyboardEvent } from "react";

type Props = {
  query: string;
  onQuery: (query: string) => void;
  /** ↓ leads into what was found. */
  onDown: () => void;
};

/** Where one searches people and messages; Escape empties it. */
export const SearchField = forwardRef<HTMLInputElement, Props>(function SearchField(
  { query, onQuery, onDown },
  ref,
) {
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === "Escape" && query !== "") onQuery("");
    else if (event.key === "Escape") event.currentTarget.blur();
    else if (event.key === "ArrowDown" && query !== "") onDown();
    else return;
    event.preventDefault();
  };
  return (
    <search className="relative block">
      <Search
        aria-hidden
        className="pointer-events-none absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-muted"
      />
      <input
        ref={ref}
        type="text"
        enterKeyHint="search"
        autoComplete="off"
        spellCheck={false}
        maxLength={100}
        data-shortcut="search"
        aria-label="Search people and messages"
        aria-keyshortcuts="/"
        placeholder="Search people and messages"
        value={query}
        onChange={(event) => onQuery(event.target.value)}
        onKeyDown={onKeyDown}
        className="h-9 w-full min-w-0 rounded-lg border border-transparent bg-sunken pr-9 pl-8.5 text-lg text-ink transition-colors placeholder:text-muted hover:border-line focus-visible:border-accent focus-visible:bg-surface focus-visible:outline-1 focus-visible:outline-offset-0 sm:text-base"
      />
      {query === "" ? (
        <kbd
          aria-hidden
          className="pointer-events-none absolute top-1/2 right-2.5 -translate-y-1/2 rounded-sm border border-line px-1.5 font-sans text-2xs text-muted max-sm:hidden"
        >
          /
        </kbd>
      ) : (
        <button
          type="button"
          aria-label="Clear search"
          onClick={() => onQuery("")}
          className="absolute top-1/2 right-1 flex size-7 -translate-y-1/2 items-center justify-center rounded-md text-muted hover:bg-hover hover:text-ink"
        >
          <X aria-hidden className="size-4" />
        </button>
      )}
    </search>
  );
});
