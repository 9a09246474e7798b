import type { ListFilter } from "./list-state.ts";

const tabs: readonly { filter: ListFilter; label: string }[] = [
  { filter: "open", label: "Open" },
  { filter: "closed", label: "Closed" },
  { filter: "all", label: "All" },
];

type Props = { current: ListFilter; onChange: (filter: ListFilter) => void };

/** Which conversations the list shows. */
export function StatusTabs({ current, onChange }: Props) {
  return (
    <fieldset className="flex gap-1 rounded-lg bg-sunken p-0.5">
      <legend className="sr-only">Show conversations</legend>
      {tabs.map(({ filter, label }) => (
        <button
          key={filter}
          type="button"
          aria-pressed={filter === current}
          onClick={() => onChange(filter)}
          className="flex-1 rounded-md px-2 py-1 text-sm font-medium text-muted transition-colors hover:text-ink aria-pressed:bg-surface aria-pressed:text-ink aria-pressed:shadow-card"
        >
          {label}
        </button>
      ))}
    </fieldset>
  );
}
