import { SquarePen } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { IconButton } from "../../../components/icon-button.tsx";
import { useHydrated } from "../use-hydrated.ts";

const load = () => import("./new-conversation-dialog.tsx");
const NewConversationDialog = lazy(async () => ({
  default: (await load()).NewConversationDialog,
}));

/** Opens the steps to write to somebody first (S0.30). */
export function NewConversationButton() {
  const [isOpen, setOpen] = useState(false);
  const isHydrated = useHydrated();
  const fetchAhead = () => void load().catch(() => undefined);
  return (
    <>
      <IconButton
        label="New conversation"
        disabled={!isHydrated}
        onClick={() => setOpen(true)}
        onPointerEnter={fetchAhead}
        onFocus={fetchAhead}
      >
        <SquarePen aria-hidden className="size-4" />
      </IconButton>
      {isOpen && (
        <Suspense>
          <NewConversationDialog onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
