import { can } from "@parley/domain/permissions";
import { Trash2 } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { Button } from "../../../components/button.tsx";
import type { ConversationView } from "../inbox-views.ts";
import { useRole } from "./use-role.ts";

const DeleteDialog = lazy(async () => ({
  default: (await import("./delete-dialog.tsx")).DeleteDialog,
}));

/** The way to delete a conversation, for owners and admins; nobody else sees it (S2.26). */
export function DeleteButton({ conversation }: { conversation: ConversationView }) {
  const [isAsking, setAsking] = useState(false);
  if (!can(useRole(), "conversation.delete")) return null;
  return (
    <>
      <Button
        variant="ghost"
        size="sm"
        className="w-full text-danger-ink"
        onClick={() => setAsking(true)}
      >
        <Trash2 aria-hidden className="size-4" />
        Delete conversation
      </Button>
      {isAsking && (
        <Suspense>
          <DeleteDialog conversation={conversation} onClose={() => setAsking(false)} />
        </Suspense>
      )}
    </>
  );
}
