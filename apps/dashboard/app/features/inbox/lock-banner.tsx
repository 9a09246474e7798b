import { Banner } from "../../components/banner.tsx";
import type { ComposerLock } from "./composer-state.ts";
import type { ConversationView } from "./inbox-views.ts";
import { lockWords } from "./lock-words.ts";
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
        action={
          lock === "closed" ? (
            <StatusButton conversation={conversation} action="reopen" />
          ) : (
            lock === "window_expired" && (
              <SendTemplateButton conversation={conversation} size="sm" />
            )
          )
        }
      >
        {lock === "closed" && conversation.status === "archived"
          ? "This conversation is archived. Reopen it to write."
          : lockWords[lock].banner}
      </Banner>
    </div>
  );
}
