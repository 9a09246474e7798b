import { useMutation } from "@tanstack/react-query";
import { UserRound } from "lucide-react";
import { lazy, Suspense, useRef, useState } from "react";
import { Avatar } from "../../../components/avatar.tsx";
import { Button } from "../../../components/button.tsx";
import { showToast } from "../../../components/toasts.ts";
import { useInbox } from "../inbox-context.ts";
import type { ConversationView } from "../inbox-views.ts";
import { failureSentence } from "../list/failure-sentence.ts";
import { AssignmentHistory } from "./assignment-history.tsx";

const MemberPicker = lazy(async () => ({
  default: (await import("./member-picker.tsx")).MemberPicker,
}));

type UserId = NonNullable<ConversationView["assignee"]>["id"];

/** Who has the conversation, and ways to give it to somebody else (S0.39–S0.41). */
export function Assignment({ conversation }: { conversation: ConversationView }) {
  const { self } = useInbox();
  const { assignee } = conversation;
  const [isPicking, setPicking] = useState(false);
  const trigger = useRef<HTMLButtonElement>(null);
  const assign = useAssign(conversation);
  const stop = () => {
    setPicking(false);
    trigger.current?.focus();
  };
  return (
    <div className="space-y-2.5 rounded-lg border border-line p-3">
      <div className="flex min-h-8 items-center gap-2.5 text-sm">
        {assignee === null ? (
          <span className="inline-flex size-7 items-center justify-center rounded-full bg-hover text-muted">
            <UserRound aria-hidden className="size-4" />
          </span>
        ) : (
          <Avatar name={assignee.name} seed={assignee.id} size="sm" />
        )}
        <span dir="auto" className="min-w-0 flex-1 truncate text-left font-medium">
          {assignee?.name ?? "Nobody"}
          {assignee?.id === self.id && <span className="text-muted"> (you)</span>}
        </span>
        <Button
          ref={trigger}
          variant="secondary"
          size="sm"
          data-shortcut="assign"
          aria-expanded={isPicking}
          onClick={() => setPicking((was) => !was)}
        >
          {assignee === null ? "Assign" : "Change"}
        </Button>
      </div>
      {isPicking && (
        <Suspense
          fallback={<div aria-hidden className="h-10 animate-breathe rounded-md bg-hover" />}
        >
          <MemberPicker
            currentId={assignee?.id ?? null}
            onClose={stop}
            onPick={(id) => {
              assign.mutate(id);
              stop();
            }}
          />
        </Suspense>
      )}
      {!isPicking && (
        <div className="flex flex-wrap gap-1.5">
          {assignee?.id !== self.id && (
            <Button
              variant="secondary"
              size="sm"
              isPending={assign.isPending}
              onClick={() => assign.mutate(self.id as UserId)}
            >
              Assign to me
            </Button>
          )}
          {assignee !== null && (
            <Button
              variant="ghost"
              size="sm"
              isPending={assign.isPending}
              onClick={() => assign.mutate(null)}
            >
              Unassign
            </Button>
          )}
        </div>
      )}
      <AssignmentHistory conversation={conversation} />
    </div>
  );
}

/** If somebody was quicker the server says who; the screen shows it too. */
function useAssign({ id: conversationId, assignee }: ConversationView) {
  const { api, lists } = useInbox();
  return useMutation({
    mutationFn: (assigneeId: UserId | null) =>
      api.conversations.assign.mutate({
        ...{ conversationId, assigneeId },
        expectedAssigneeId: assignee?.id ?? null,
      }),
    onError: (error) => showToast(failureSentence(error)),
    onSettled: () => lists.patch([conversationId]).catch(() => undefined),
  });
}
