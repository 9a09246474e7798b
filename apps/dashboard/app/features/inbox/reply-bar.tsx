import { X } from "lucide-react";
import { IconButton } from "../../components/icon-button.tsx";
import { QuotedSnippet } from "./content/quoted-snippet.tsx";
import type { MessageView } from "./inbox-views.ts";
import { useThread } from "./thread-context.ts";

type Props = { quoted: MessageView["quoted"] & {}; onCancel: () => void };

/** Above the composer: the message that is being answered (S0.15). */
export function ReplyBar({ quoted, onCancel }: Props) {
  const { contactName } = useThread();
  return (
    <section aria-label="Reply to" className="flex items-center gap-2 px-3 pt-2 md:px-4">
      <div className="min-w-0 flex-1">
        <QuotedSnippet quoted={quoted} contactName={contactName} />
      </div>
      <IconButton label="Cancel reply" onClick={onCancel}>
        <X aria-hidden className="size-4" />
      </IconButton>
    </section>
  );
}
