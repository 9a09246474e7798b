import type { ExcerptPart } from "./search-views.ts";

/** A line of text with what was searched for marked. */
export function Excerpt({ parts }: { parts: readonly ExcerptPart[] }) {
  // The parts of a line never move: their place is their identity.
  return [...parts.entries()].map(([at, { text, isHit }]) =>
    isHit ? (
      <mark key={at} className="rounded-[3px] bg-warning-soft font-medium text-warning-ink">
        {text}
      </mark>
    ) : (
      <span key={at}>{text}</span>
    ),
  );
}
