import type { ListFilter } from "@parley/domain/conversations";
import { ListFilter as FilterIcon, MessagesSquare, UserRoundCheck } from "lucide-react";
import { EmptyState } from "../../../components/empty-state.tsx";
import { countFilters } from "./filter-address.ts";

/** Why the list is empty, and what would bring something. */
export function NoConversations({ filter }: { filter: ListFilter }) {
  if (countFilters(filter) > 0 || filter.order === "closing") {
    return (
      <EmptyState icon={FilterIcon} title="Nothing matches">
        No conversation fits these filters. Remove one to see more.
      </EmptyState>
    );
  }
  if (filter.tab === "mine") {
    return (
      <EmptyState icon={UserRoundCheck} title="Nothing is assigned to you">
        Open a conversation and choose “Assign to me”; it waits for you here.
      </EmptyState>
    );
  }
  const { title, words } = byStatus(filter);
  return (
    <EmptyState icon={MessagesSquare} title={title}>
      {words}
    </EmptyState>
  );
}

function byStatus({ tab, status }: ListFilter): { title: string; words: string } {
  if (status === "closed") {
    return {
      title: "Nothing closed",
      words: "Conversations you close are kept here. They reopen when the customer writes again.",
    };
  }
  if (status === "archived") {
    return {
      title: "Nothing archived",
      words:
        "Archive what is over for good. It is kept here, and reopens when the customer writes.",
    };
  }
  if (tab === "unassigned") {
    return {
      title: "Everything has somebody",
      words: "Conversations that nobody has taken yet appear here.",
    };
  }
  return {
    title: "No conversations yet",
    words: "When a customer writes to one of your numbers, the conversation appears here.",
  };
}
