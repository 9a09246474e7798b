import { Banner } from "../../components/banner.tsx";
import type { ComposerLock } from "./composer-state.ts";
import type { ConversationView } from "./inbox-views.ts";
import { AutomationButton } from "./panel/automation-button.tsx";
import { BlockButton } from "./panel/block-button.tsx";
import { StatusButton } from "./status-button.tsx";

/** What people read while nothing can be written, and why. */
export const lockWords: Record<ComposerLock & {}, { placeholder: string; banner: string }> = {
  window_expired: {
    placeholder: "The 24-hour window has expired",
    banner:
      "The 24-hour window has expired. WhatsApp lets you write again as soon as the customer sends a message.",
  },
  closed: {
    placeholder: "This conversation is closed",
    banner: "This conversation is closed. Reopen it to write.",
  },
  automated: {
    placeholder: "An automation is answering",
    banner: "An automation is answering this customer. Handoff pauses it, so that you can write.",
  },
  blocked: {
    placeholder: "This contact is blocked",
    banner: "This contact is blocked. Unblock the contact to write.",
  },
  number_inactive: {
    placeholder: "This number is switched off",
    banner: "This number is switched off. Ask a workspace owner to switch it on again.",
  },
};

type Props = { lock: ComposerLock & {}; conversation: ConversationView };

/** Between thread and composer: why one cannot write, and what to do (S3.13, S0.1). */
export function LockBanner({ lock, conversation }: Props) {
  return (
    <div className="border-t border-line bg-surface px-3 pt-3 md:px-4">
      <Banner
        tone={lock === "closed" ? "info" : "warning"}
        role="status"
        action={<Remedy lock={lock} conversation={conversation} />}
      >
        {lock === "closed" && conversation.status === "archived"
          ? "This conversation is archived. Reopen it to write."
          : lockWords[lock].banner}
      </Banner>
    </div>
  );
}

/** What the person can do about it here. */
function Remedy({ lock, conversation }: Props) {
  switch (lock) {
    case "closed":
      return <StatusButton conversation={conversation} action="reopen" />;
    case "automated":
      return (
        <AutomationButton conversation={conversation} action="take_over">
          Handoff
        </AutomationButton>
      );
    case "blocked":
      return <BlockButton conversation={conversation} />;
    default:
      return null;
  }
}
