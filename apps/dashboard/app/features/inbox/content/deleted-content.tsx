import { Ban } from "lucide-react";

/** The tombstone of a message its author took back (S4.19). */
export function DeletedContent() {
  return (
    <span className="flex items-center gap-1.5 text-muted italic">
      <Ban aria-hidden className="size-4 shrink-0" />
      This message was deleted
    </span>
  );
}
