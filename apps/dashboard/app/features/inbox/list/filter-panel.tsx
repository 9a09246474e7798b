import type { ListFilter } from "@parley/domain/conversations";
import { type ReactNode, useId } from "react";
import { Button } from "../../../components/button.tsx";
import { useMembers } from "../use-members.ts";
import { useNumbers } from "../use-numbers.ts";
import { countFilters } from "./filter-address.ts";
import { useTags } from "./use-tags.ts";

type Props = { filter: ListFilter; onFilter: (filter: ListFilter) => void };

const flags = [
  { name: "isUnread", label: "Unread" },
  { name: "hasFailed", label: "Failed sends" },
  { name: "isBlocked", label: "Blocked contacts" },
] as const;

/** Everything by which the list can be narrowed. */
export function FilterPanel({ filter, onFilter }: Props) {
  const members = useMembers();
  const numbers = useNumbers();
  const tags = useTags();
  const change = (part: Partial<ListFilter>) => onFilter({ ...filter, ...part });
  return (
    <div className="space-y-2.5 rounded-lg border border-line bg-sunken p-3">
      <Choice
        label="Assigned to"
        value={filter.assigneeId}
        isOff={filter.tab !== "all"}
        onChange={(value) => change({ assigneeId: value as ListFilter["assigneeId"] })}
      >
        {members?.map(({ userId, fullName }) => (
          <option key={userId} value={userId}>
            {fullName}
          </option>
        ))}
      </Choice>
      <Choice
        label="Number"
        value={filter.numberId}
        onChange={(value) => change({ numberId: value as ListFilter["numberId"] })}
      >
        {numbers?.map(({ id, displayName }) => (
          <option key={id} value={id}>
            {displayName}
          </option>
        ))}
      </Choice>
      <Choice
        label="Tag"
        value={filter.tagId}
        onChange={(value) => change({ tagId: value as ListFilter["tagId"] })}
      >
        {tags?.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Choice>
      <Choice
        label="Window"
        value={filter.window}
        onChange={(value) => change({ window: value as ListFilter["window"] })}
      >
        <option value="open">Open</option>
        <option value="closing_soon">Closing within 4 hours</option>
        <option value="closed">Closed</option>
      </Choice>
      <div className="flex flex-wrap gap-x-4 gap-y-1.5 pt-0.5">
        {flags.map(({ name, label }) => (
          <label key={name} className="flex min-h-6 items-center gap-2 text-sm">
            <input
              type="checkbox"
              checked={filter[name]}
              onChange={({ target }) => change({ [name]: target.checked })}
              className="size-4 accent-accent"
            />
            {label}
          </label>
        ))}
      </div>
      {countFilters(filter) > 0 && (
        <Button
          variant="secondary"
          size="sm"
          onClick={() =>
            change({
              ...{ assigneeId: null, numberId: null, tagId: null, window: null },
              ...{ isUnread: false, hasFailed: false, isBlocked: false },
            })
          }
        >
          Clear filters
        </Button>
      )}
    </div>
  );
}

function Choice(props: {
  label: string;
  value: string | null;
  isOff?: boolean;
  onChange: (value: string | null) => void;
  children: ReactNode;
}) {
  const { label, value, isOff = false, onChange, children } = props;
  const id = useId();
  return (
    <div className="flex items-center gap-2">
      <label htmlFor={id} className="w-24 shrink-0 text-muted text-sm">
        {label}
      </label>
      <select
        id={id}
        value={value ?? ""}
        disabled={isOff}
        onChange={({ target }) => onChange(target.value === "" ? null : target.value)}
        className="h-8 min-w-0 flex-1 rounded-md border border-line bg-surface px-2 text-ink text-sm hover:border-line-strong focus-visible:border-accent disabled:opacity-55"
      >
        <option value="">Any</option>
        {children}
      </select>
    </div>
  );
}
