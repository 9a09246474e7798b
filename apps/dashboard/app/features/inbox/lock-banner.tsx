import { Banner } from "../../components/banner.tsx";
import type { ComposerLock } from "./composer-state.ts";
import type { ConversationView } from "./inbox-views.ts";
import { lockWords } from "./lock-words.ts";
import { AutomationButton } from "./panel/automation-button.tsx";
import { BlockButton } from "./panel/block-button.tsx";
import { StatusButton } from "./status-button.tsx";
import { SendTemplateButton } from "./templates/send-template-button.tsx";

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
    case "window_expired":
      return <SendTemplateButton conversation={conversation} size="sm" />;
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
