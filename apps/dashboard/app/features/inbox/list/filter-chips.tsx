import { everythingOpen, type ListFilter } from "@parley/domain/conversations";
import { X } from "lucide-react";
import { useMembers } from "../use-members.ts";
import { useNumbers } from "../use-numbers.ts";
import { useTags } from "./use-tags.ts";

type Narrowing = Exclude<keyof ListFilter, "tab" | "status" | "order">;

const windowWords = {
  open: "Window open",
  closing_soon: "Window closing soon",
  closed: "Window closed",
};

/** What narrows the list, each with a way to take it away. */
export function FilterChips(props: { filter: ListFilter; onFilter: (filter: ListFilter) => void }) {
  const { filter, onFilter } = props;
  const members = useMembers();
  const numbers = useNumbers();
  const chips: [Narrowing, string][] = [];
  const tags = useTags();
  const { assigneeId, numberId, tagId, window } = filter;
  if (assigneeId !== null) {
    const name = members?.find(({ userId }) => userId === assigneeId)?.fullName;
    chips.push(["assigneeId", `Assigned to ${name ?? "…"}`]);
  }
  if (numberId !== null) {
    chips.push(["numberId", numbers?.find(({ id }) => id === numberId)?.displayName ?? "Number"]);
  }
  if (tagId !== null) {
    chips.push(["tagId", `Tag: ${tags?.find(({ id }) => id === tagId)?.name ?? "…"}`]);
  }
  if (window !== null) chips.push(["window", windowWords[window]]);
  if (filter.isUnread) chips.push(["isUnread", "Unread"]);
  if (filter.hasFailed) chips.push(["hasFailed", "Failed sends"]);
  if (filter.isBlocked) chips.push(["isBlocked", "Blocked"]);
  return (
    <ul aria-label="Filters in use" className="flex flex-wrap gap-1">
      {chips.map(([name, words]) => (
        <li key={name} className="max-w-full">
          <button
            type="button"
            aria-label={`Remove filter: ${words}`}
            onClick={() => onFilter({ ...filter, [name]: everythingOpen[name] })}
            className="flex max-w-full items-center gap-1 rounded-full bg-accent-soft py-0.5 pr-1.5 pl-2.5 font-medium text-2xs text-accent-ink hover:bg-selected"
          >
            <span className="truncate">{words}</span>
            <X aria-hidden className="size-3 shrink-0" />
          </button>
        </li>
      ))}
    </ul>
  );
}
