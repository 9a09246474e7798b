import type { ListFilter } from "@parley/domain/conversations";
import type { ListCounts } from "../inbox-views.ts";

const tabs: readonly { tab: ListFilter["tab"]; label: string }[] = [
  { tab: "mine", label: "Mine" },
  { tab: "unassigned", label: "Unassigned" },
  { tab: "all", label: "All" },
];

type Props = {
  current: ListFilter["tab"];
  counts: ListCounts | undefined;
  onChange: (tab: ListFilter["tab"]) => void;
};

/** Whose conversations the list shows, and how many each tab has. */
export function ListTabs({ current, counts, onChange }: Props) {
  return (
    <fieldset className="flex gap-1 rounded-lg bg-sunken p-0.5">
      <legend className="sr-only">Show conversations</legend>
      {tabs.map(({ tab, label }) => (
        <button
          key={tab}
          type="button"
          aria-pressed={tab === current}
          onClick={() => onChange(tab)}
          className="group flex min-w-0 flex-auto items-center justify-center gap-1.5 rounded-md px-2 py-1 text-sm font-medium text-muted transition-colors hover:text-ink aria-pressed:bg-surface aria-pressed:text-ink aria-pressed:shadow-card"
        >
          {label}
          <span className="tabular min-w-3 text-2xs text-muted">
            {counts === undefined ? "\u00a0" : countWords(counts[tab])}
          </span>
        </button>
      ))}
    </fieldset>
  );
}

/** The server counts up to a thousand. */
function countWords(count: number): string {
  return count > 999 ? "999+" : String(count);
}
