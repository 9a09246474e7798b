import { StickyNote } from "lucide-react";
import { lazy, type ReactNode, Suspense, useState } from "react";
import { cn } from "../../../components/cn.ts";
import type { ConversationView } from "../inbox-views.ts";
import { useHydrated } from "../use-hydrated.ts";

const NoteComposer = lazy(async () => ({
  default: (await import("./note-composer.tsx")).NoteComposer,
}));

type Props = { conversation: ConversationView; children: ReactNode };

/** Where one writes: to the customer (what is inside), or a note to the team in the thread (S3.20). */
export function WritingModes({ conversation, children }: Props) {
  const isHydrated = useHydrated();
  const [isNoting, setNoting] = useState(false);
  const mode = (isNote: boolean, words: ReactNode) => (
    <button
      type="button"
      aria-pressed={isNoting === isNote}
      disabled={!isHydrated}
      onClick={() => setNoting(isNote)}
      className={cn(
        "flex h-7 items-center gap-1.5 rounded-md px-2.5 font-medium text-xs transition-colors",
        isNoting !== isNote && "text-muted hover:bg-hover hover:text-ink",
        isNoting === isNote && !isNote && "bg-accent-soft text-accent-ink",
        isNoting === isNote && isNote && "bg-warning-soft text-warning-ink",
      )}
    >
      {words}
    </button>
  );
  return (
    <div className="border-line border-t bg-surface">
      <fieldset className="flex gap-1 px-3 pt-1.5 md:px-4">
        <legend className="sr-only">Write</legend>
        {mode(false, "Reply")}
        {mode(
          true,
          <>
            <StickyNote aria-hidden className="size-3.5" />
            Note
          </>,
        )}
      </fieldset>
      {isNoting ? (
        <Suspense fallback={<div className="h-20" />}>
          <NoteComposer conversation={conversation} onClose={() => setNoting(false)} />
        </Suspense>
      ) : (
        children
      )}
    </div>
  );
}
