import type { ConversationView } from "../inbox-views.ts";
import { TagChip } from "./tag-chip.tsx";

const mostShown = 3;

/** The first tags of a contact in the list's row, and how many more there are (S3.19). */
export function RowTags({ tags }: { tags: ConversationView["contact"]["tags"] }) {
  if (tags.length === 0) return null;
  const more = tags.length - mostShown;
  return (
    <div className="mt-1 flex items-center gap-1 overflow-hidden">
      {tags.slice(0, mostShown).map((tag) => (
        <TagChip key={tag.id} tag={tag} isSmall />
      ))}
      {more > 0 && (
        <span className="tabular shrink-0 text-2xs text-muted">
          +{more}
          <span className="sr-only"> more tags</span>
        </span>
      )}
    </div>
  );
}
