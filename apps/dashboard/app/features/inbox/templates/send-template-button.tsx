import { LayoutTemplate } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { Button } from "../../../components/button.tsx";
import { composerLock } from "../composer-state.ts";
import type { ConversationView } from "../inbox-views.ts";
import { lockWords } from "../lock-words.ts";
import { useHydrated } from "../use-hydrated.ts";

const load = () => import("./template-dialog.tsx");
const TemplateDialog = lazy(async () => ({ default: (await load()).TemplateDialog }));

type Props = { conversation: ConversationView; size?: "sm" | "md" };

/** "Send Template", wherever a conversation shows what can be done (S3.15). It needs no window. */
export function SendTemplateButton({ conversation, size = "md" }: Props) {
  const [isOpen, setOpen] = useState(false);
  const isHydrated = useHydrated();
  const lock = composerLock(conversation, true);
  const fetchAhead = () => void load().catch(() => undefined);
  return (
    <>
      <Button
        variant="secondary"
        size={size}
        disabled={lock !== null || !isHydrated}
        title={lock === null ? undefined : lockWords[lock].placeholder}
        onClick={() => setOpen(true)}
        onPointerEnter={fetchAhead}
        onFocus={fetchAhead}
      >
        <LayoutTemplate aria-hidden className="size-4" /> Send Template
      </Button>
      {isOpen && (
        <Suspense>
          <TemplateDialog conversation={conversation} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
