import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useInbox } from "../inbox-context.ts";
import type { ConversationView } from "../inbox-views.ts";
import { fullTime } from "../time-words.ts";

/** Who had the conversation before, and from when to when (S0.41); fetched when it is opened. */
export function AssignmentHistory({ conversation }: { conversation: ConversationView }) {
  const { api, keys } = useInbox();
  const { id: conversationId, version } = conversation;
  const [isOpen, setOpen] = useState(false);
  const { data, isError } = useQuery({
    queryKey: keys.assignments(conversationId, version),
    queryFn: () => api.conversations.assignments.query({ conversationId }),
    enabled: isOpen,
    placeholderData: (before) => before,
  });
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)} className="text-sm">
      <summary className="cursor-pointer text-muted text-xs hover:text-ink">
        Assignment history
      </summary>
      {isError && <p className="pt-2 text-danger-ink text-xs">The history could not be loaded.</p>}
      {data?.length === 0 && <p className="pt-2 text-muted text-xs">Nobody had it so far.</p>}
      {data !== undefined && data.length > 0 && (
        <ol aria-label="Assignment history" className="space-y-2 pt-2">
          {data.map(({ id, assignee, assignedBy, startedAt, endedAt }) => (
            <li key={id}>
              <span dir="auto" className="block truncate text-left font-medium">
                {assignee.name}
              </span>
              <span className="tabular block text-muted text-xs">
                {fullTime(startedAt)} – {endedAt === null ? "now" : fullTime(endedAt)}
              </span>
              {assignedBy !== null && assignedBy.id !== assignee.id && (
                <span className="block text-muted text-xs">by {assignedBy.name}</span>
              )}
            </li>
          ))}
        </ol>
      )}
    </details>
  );
}
