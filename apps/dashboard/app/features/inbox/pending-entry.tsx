import { Bubble } from "./bubble.tsx";
import { DeliveryTick } from "./delivery-tick.tsx";
import { FailureNote } from "./failure-note.tsx";
import { Markup } from "./markup.tsx";
import { endsInline } from "./message-body.tsx";
import { MessageTime } from "./message-time.tsx";
import type { PendingMessage } from "./messages-state.ts";

type Props = {
  pending: PendingMessage;
  startsGroup: boolean;
  endsGroup: boolean;
  onRetry: (pending: PendingMessage) => void;
  onEdit: (pending: PendingMessage) => void;
};

const action = "font-semibold underline underline-offset-2 hover:no-underline";

/** A text on its way to the server, or not accepted by it: nothing that was written is lost. */
export function PendingEntry({ pending, startsGroup, endsGroup, onRetry, onEdit }: Props) {
  const { at, failure, text } = pending;
  return (
    <Bubble
      isOutbound
      startsGroup={startsGroup}
      endsGroup={endsGroup}
      isFaded={failure === null}
      endsInline={endsInline({ type: "text", text })}
      footer={
        <>
          <MessageTime at={at} />
          <DeliveryTick status={failure === null ? "queued" : "failed"} />
        </>
      }
      note={
        failure && (
          <FailureNote title={sentence(failure.message)}>
            <p className="flex gap-3 pt-1">
              {failure.kind === "unreached" && (
                <button type="button" className={action} onClick={() => onRetry(pending)}>
                  Retry
                </button>
              )}
              <button type="button" className={action} onClick={() => onEdit(pending)}>
                Edit again
              </button>
            </p>
          </FailureNote>
        )
      }
    >
      <Markup text={text} />
    </Bubble>
  );
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
