import { Archive, CheckCheck, CircleCheck, RotateCcw } from "lucide-react";
import { useState } from "react";
import { Button } from "../../../components/button.tsx";
import { useInbox } from "../inbox-context.ts";
import type { ConversationView } from "../inbox-views.ts";
import { useMembers } from "../use-members.ts";
import { BulkOutcome } from "./bulk-outcome.tsx";
import { failureSentence } from "./failure-sentence.ts";
import { type BulkProgress, runBulk } from "./run-bulk.ts";
import type { Selection } from "./use-selection.ts";

type Act = (conversation: ConversationView) => Promise<unknown>;
type Props = { selection: Selection; rows: readonly ConversationView[] };

/** What can be done to the selected conversations at once, how far it is, and what became of each. */
export function BulkBar({ selection, rows }: Props) {
  const { api, lists } = useInbox();
  const members = useMembers();
  const [progress, setProgress] = useState<BulkProgress | null>(null);
  const chosen = rows.filter(({ id }) => selection.ids?.has(id));
  const isRunning = progress !== null && progress.done < progress.total;
  const isIdle = chosen.length === 0 || isRunning;

  const run = async (act: Act) => {
    setProgress({ done: 0, total: chosen.length, failures: [] });
    const end = await runBulk(chosen, act, { reasonOf: failureSentence, onProgress: setProgress });
    selection.choose(end.failures.map(({ conversation }) => conversation.id));
    await lists.patch(chosen.map(({ id }) => id)).catch(() => undefined);
  };
  const setStatus = (action: "close" | "archive" | "reopen") =>
    run(({ id: conversationId }) => api.conversations[action].mutate({ conversationId }));
  const assign = (assigneeId: NonNullable<ConversationView["assignee"]>["id"] | null) =>
    run(({ id: conversationId, assignee }) =>
      api.conversations.assign.mutate({
        ...{ conversationId, assigneeId },
        expectedAssigneeId: assignee?.id ?? null,
      }),
    );

  return (
    <div className="space-y-2 border-t border-line bg-raised p-3 shadow-raised">
      <div className="flex items-center gap-2 text-sm">
        <span aria-live="polite" className="tabular flex-1 font-medium">
          {chosen.length === 0 ? "Choose conversations" : `${chosen.length} selected`}
        </span>
        <Button
          variant="ghost"
          size="sm"
          onClick={() => selection.choose(rows.map(({ id }) => id))}
        >
          <CheckCheck aria-hidden className="size-4" /> All loaded
        </Button>
      </div>
      <div className="flex flex-wrap items-center gap-1.5">
        <select
          aria-label="Assign selected to"
          value=""
          disabled={isIdle}
          onChange={({ target: { value } }) => {
            const member = members?.find(({ userId }) => userId === value);
            if (member !== undefined || value === "nobody") void assign(member?.userId ?? null);
          }}
          className="h-8 min-w-0 basis-full rounded-md border border-line-strong/60 bg-surface px-2 text-sm disabled:opacity-55"
        >
          <option value="" disabled>
            Assign to…
          </option>
          {members?.map(({ userId, fullName }) => (
            <option key={userId} value={userId}>
              {fullName}
            </option>
          ))}
          <option value="nobody">Nobody</option>
        </select>
        <Button variant="secondary" size="sm" disabled={isIdle} onClick={() => setStatus("close")}>
          <CircleCheck aria-hidden className="size-4" /> Close
        </Button>
        <Button
          variant="secondary"
          size="sm"
          disabled={isIdle}
          onClick={() => setStatus("archive")}
        >
          <Archive aria-hidden className="size-4" /> Archive
        </Button>
        <Button variant="secondary" size="sm" disabled={isIdle} onClick={() => setStatus("reopen")}>
          <RotateCcw aria-hidden className="size-4" /> Reopen
        </Button>
      </div>
      {progress !== null && <BulkOutcome progress={progress} />}
    </div>
  );
}
