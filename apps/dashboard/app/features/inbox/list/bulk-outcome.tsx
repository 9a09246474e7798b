import type { BulkProgress } from "./run-bulk.ts";

/** A bar while it runs; then what became of each that could not be done. */
export function BulkOutcome({ progress: { done, total, failures } }: { progress: BulkProgress }) {
  const isOver = done === total;
  const succeeded = done - failures.length;
  return (
    <div className="space-y-1.5 text-sm">
      <progress
        aria-label="Progress"
        max={total}
        value={done}
        className="h-1.5 w-full accent-accent"
      />
      <p role="status" className="tabular text-muted">
        {isOver ? `Done: ${succeeded} of ${total}` : `${done} of ${total}`}
      </p>
      {failures.length > 0 && (
        <ul
          aria-label="Not done"
          className="max-h-32 space-y-1 overflow-y-auto text-danger-ink text-xs"
        >
          {failures.map(({ conversation, reason }) => (
            <li key={conversation.id}>
              <span className="font-medium">{conversation.contact.name}</span>: {reason}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
