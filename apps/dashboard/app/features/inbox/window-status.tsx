import { windowLengthMs } from "@parley/domain/window";
import type { ConversationView } from "./inbox-views.ts";
import { useWindowState } from "./use-window-state.ts";
import { remainingWords } from "./window-words.ts";

const looks = {
  open: {
    ink: "text-success-ink",
    box: "border-success-line bg-success-soft",
    bar: "bg-success-ink",
  },
  closing_soon: {
    ink: "text-warning-ink",
    box: "border-warning-line bg-warning-soft",
    bar: "bg-warning-ink",
  },
  closed: { ink: "text-ink", box: "border-line bg-sunken", bar: "bg-transparent" },
};

/** The 24-hour window: "Active" or "Expired", and how long it lasts (S3.18). */
export function WindowStatus({ conversation }: { conversation: ConversationView }) {
  const { status, label, remainingMs } = useWindowState(conversation);
  const { ink, box, bar } = looks[status];
  const percent = Math.ceil((remainingMs / windowLengthMs) * 100);
  return (
    <section aria-label="24-hour window" className={`rounded-lg border p-3 ${box}`}>
      <div className="flex items-baseline justify-between gap-2">
        <h2 className="font-medium text-muted text-xs">24-hour window</h2>
        <p className={`font-semibold text-sm ${ink}`}>{label}</p>
      </div>
      <p className={`tabular mt-1 text-xs ${status === "closed" ? "text-muted" : ink}`}>
        {status === "closed"
          ? "Reopens when the customer writes"
          : `closes in ${remainingWords(remainingMs)}`}
      </p>
      {status !== "closed" && (
        <div aria-hidden className="mt-2 h-1 overflow-hidden rounded-full bg-ink/10">
          <div className={`h-full rounded-full ${bar}`} style={{ width: `${percent}%` }} />
        </div>
      )}
    </section>
  );
}
