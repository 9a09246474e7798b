import { FailureNote } from "./failure-note.tsx";
import type { MessageView } from "./inbox-views.ts";
import { useThread } from "./thread-context.ts";

const action = "font-semibold underline underline-offset-2 hover:no-underline";

/** Below an outbound message: why it failed, or that nobody knows, and what to do (S0.36–S0.38, F-31). */
export function MessageNotes({ message }: { message: MessageView }) {
  const { failure, isUnconfirmed, status, source, content } = message;
  const thread = useThread();
  // What the phone app or another client sent is not ours to send again.
  const isOurs = source === "inbox" || source === "api";
  return (
    <>
      {failure && (
        <FailureNote title={failure.cause} detail={failure.remedy} code={failure.code}>
          {isOurs && content.type !== "reaction" && (
            <p className="pt-1">
              <button type="button" className={action} onClick={() => thread.retry(message)}>
                Retry
              </button>
            </p>
          )}
        </FailureNote>
      )}
      {isUnconfirmed && status === "queued" && (
        <div className="mt-1 max-w-[36rem] text-warning-ink text-xs">
          <p>Not confirmed: WhatsApp did not answer; it may have been sent</p>
          <p className="flex gap-3 pt-1">
            <button
              type="button"
              className={action}
              onClick={() => thread.settle(message, "arrived")}
            >
              It arrived
            </button>
            <button
              type="button"
              className={action}
              onClick={() => thread.settle(message, "send_again")}
            >
              Send again
            </button>
          </p>
        </div>
      )}
    </>
  );
}
