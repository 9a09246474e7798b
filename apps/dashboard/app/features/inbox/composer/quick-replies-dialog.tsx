import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { MessageSquarePlus, Pencil, Trash2 } from "lucide-react";
import { useState } from "react";
import { Badge } from "../../../components/badge.tsx";
import { Button } from "../../../components/button.tsx";
import { Dialog } from "../../../components/dialog.tsx";
import { EmptyState } from "../../../components/empty-state.tsx";
import { IconButton } from "../../../components/icon-button.tsx";
import { Skeleton } from "../../../components/skeleton.tsx";
import { useTRPC } from "../../../trpc/index.ts";
import { QuickReplyForm } from "./quick-reply-form.tsx";
import { type QuickReply, useQuickReplies } from "./use-quick-replies.ts";

/** Keeping quick replies: everybody their own, owners and admins the shared ones, too. */
export function QuickRepliesDialog({ onClose }: { onClose: () => void }) {
  const trpc = useTRPC();
  const [edited, setEdited] = useState<QuickReply | "new" | null>(null);
  const { data: replies } = useQuickReplies(true);
  const { data: me } = useQuery(trpc.workspace.current.queryOptions());
  const maySave = me !== undefined && me.role !== "agent";
  if (edited !== null) {
    return (
      <Dialog title={edited === "new" ? "New quick reply" : "Edit quick reply"} onClose={onClose}>
        <QuickReplyForm
          reply={edited === "new" ? null : edited}
          mayShare={maySave}
          onDone={() => setEdited(null)}
        />
      </Dialog>
    );
  }
  return (
    <Dialog title="Quick replies" onClose={onClose}>
      {replies === undefined ? (
        <Skeleton className="h-32 w-full rounded-lg" />
      ) : replies.length === 0 ? (
        <EmptyState icon={MessageSquarePlus} title="No quick replies yet">
          Keep an answer you give often under a word, then type / and the word.
        </EmptyState>
      ) : (
        <ul
          aria-label="Quick replies"
          className="max-h-[55dvh] divide-y divide-line overflow-y-auto"
        >
          {replies.map((reply) => (
            <ReplyRow
              key={reply.id}
              reply={reply}
              isMine={maySave || !reply.isShared}
              onEdit={() => setEdited(reply)}
            />
          ))}
        </ul>
      )}
      <div className="flex justify-end pt-4">
        <Button onClick={() => setEdited("new")}>New quick reply</Button>
      </div>
    </Dialog>
  );
}

type RowProps = { reply: QuickReply; isMine: boolean; onEdit: () => void };

function ReplyRow({ reply, isMine, onEdit }: RowProps) {
  const trpc = useTRPC();
  const cache = useQueryClient();
  const forget = useMutation({
    ...trpc.quickReplies.delete.mutationOptions(),
    onSuccess: () => cache.invalidateQueries(trpc.quickReplies.list.queryFilter()),
  });
  const { id, shortcut, text, isShared } = reply;
  return (
    <li className="flex items-center gap-2 py-2">
      <div className="min-w-0 flex-1">
        <p className="flex items-center gap-2 font-medium text-sm">
          /{shortcut} <Badge>{isShared ? "Shared" : "Mine"}</Badge>
        </p>
        <p dir="auto" className="truncate text-muted text-sm">
          {text}
        </p>
      </div>
      {isMine && (
        <>
          <IconButton label={`Edit /${shortcut}`} onClick={onEdit}>
            <Pencil aria-hidden className="size-4" />
          </IconButton>
          <IconButton
            label={`Delete /${shortcut}`}
            disabled={forget.isPending}
            onClick={() => forget.mutate({ id })}
          >
            <Trash2 aria-hidden className="size-4" />
          </IconButton>
        </>
      )}
    </li>
  );
}
