import { lazy, Suspense } from "react";
import type { AsideView } from "../inbox-views.ts";
import { useThread } from "../thread-context.ts";
import { useHydrated } from "../use-hydrated.ts";

const NoteCard = lazy(async () => ({ default: (await import("./note-card.tsx")).NoteCard }));

/** A note at its place in the thread; only the team sees it (S3.20). */
export function ThreadNote({ note }: { note: Extract<AsideView, { kind: "note" }> }) {
  const { conversationId } = useThread();
  const isHydrated = useHydrated();
  const plain = (
    <p className="whitespace-pre-wrap rounded-lg border border-warning-line bg-warning-soft p-3 text-sm text-warning-ink">
      {note.body}
    </p>
  );
  return (
    <div className="my-2 ml-auto w-full max-w-md">
      <p className="mb-0.5 px-3 text-2xs text-muted">Internal note</p>
      {isHydrated ? (
        <Suspense fallback={plain}>
          <NoteCard note={note} conversation={{ id: conversationId }} />
        </Suspense>
      ) : (
        plain
      )}
    </div>
  );
}
