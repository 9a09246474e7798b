import type { ListFilter } from "@parley/domain/conversations";
import { ArrowDownWideNarrow, Clock, ListFilter as FilterIcon } from "lucide-react";
import { lazy, Suspense, useId, useState } from "react";
import { IconButton } from "../../../components/icon-button.tsx";
import { countFilters } from "./filter-address.ts";
import { FilterChips } from "./filter-chips.tsx";
import { ViewsButton } from "./views-button.tsx";

const FilterPanel = lazy(async () => ({
  default: (await import("./filter-panel.tsx")).FilterPanel,
}));

const statuses = [
  { value: "open", label: "Open" },
  { value: "closed", label: "Closed" },
  { value: "archived", label: "Archived" },
  { value: "any", label: "Any status" },
] as const;

type Props = { filter: ListFilter; onFilter: (filter: ListFilter) => void };

/** Under the tabs: status, order, further filters and saved views. */
export function FilterBar({ filter, onFilter }: Props) {
  const [isOpen, setOpen] = useState(false);
  const panelId = useId();
  const count = countFilters(filter);
  const isClosing = filter.order === "closing";
  return (
    <div className="space-y-2">
      <div className="flex items-center gap-1">
        <select
          aria-label="Status"
          value={filter.status ?? "any"}
          onChange={({ target }) => {
            const status = target.value === "any" ? null : (target.value as ListFilter["status"]);
            onFilter({ ...filter, status });
          }}
          className="h-8 min-w-0 flex-1 rounded-md border border-line bg-surface px-2 text-ink text-sm hover:border-line-strong focus-visible:border-accent"
        >
          {statuses.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
        <IconButton
          label={isClosing ? "Windows that close first are on top" : "Latest activity is on top"}
          aria-pressed={isClosing}
          onClick={() => onFilter({ ...filter, order: isClosing ? "recent" : "closing" })}
        >
          {isClosing ? (
            <Clock aria-hidden className="size-4" />
          ) : (
            <ArrowDownWideNarrow aria-hidden className="size-4" />
          )}
        </IconButton>
        <IconButton
          label={count === 0 ? "Filters" : `Filters, ${count} in use`}
          aria-expanded={isOpen}
          aria-controls={panelId}
          aria-pressed={count > 0}
          onClick={() => setOpen((was) => !was)}
        >
          <FilterIcon aria-hidden className="size-4" />
        </IconButton>
        <ViewsButton filter={filter} onFilter={onFilter} />
      </div>
      <div id={panelId} hidden={!isOpen}>
        {isOpen && (
          <Suspense
            fallback={<div aria-hidden className="h-40 animate-breathe rounded-lg bg-hover" />}
          >
            <FilterPanel filter={filter} onFilter={onFilter} />
          </Suspense>
        )}
      </div>
      {count > 0 && !isOpen && <FilterChips filter={filter} onFilter={onFilter} />}
    </div>
  );
}
