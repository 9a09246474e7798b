import { completeContent } from "@parley/domain/messages";
import { Bubble } from "./bubble.tsx";
import { QuotedSnippet } from "./content/quoted-snippet.tsx";
import { DeliveryTick } from "./delivery-tick.tsx";
import { FailureNote } from "./failure-note.tsx";
import type { MessageView } from "./inbox-views.ts";
import { endsInline, MessageBody } from "./message-body.tsx";
import { MessageTime } from "./message-time.tsx";
import type { PendingMessage } from "./messages-state.ts";
import { useThread } from "./thread-context.ts";

type Props = {
  pending: PendingMessage;
  startsGroup: boolean;
  endsGroup: boolean;
  onRetry: (pending: PendingMessage) => void;
  onEdit: (pending: PendingMessage) => void;
  onDiscard: (pending: PendingMessage) => void;
};

const action = "font-semibold underline underline-offset-2 hover:no-underline";

/** A message on its way to the server, or not accepted by it: nothing that was written is lost. */
export function PendingEntry(props: Props) {
  const { pending, startsGroup, endsGroup, onRetry, onEdit, onDiscard } = props;
  const { at, failure, quoted } = pending;
  const { contactName } = useThread();
  const isWaiting = failure?.kind === "waiting";
  const isText = pending.content.type === "text";
  const { content, media } = shown(pending);
  return (
    <Bubble
      messageId={pending.clientMessageId}
      isOutbound
      startsGroup={startsGroup}
      endsGroup={endsGroup}
      isFaded={failure === null || isWaiting}
      endsInline={endsInline(content)}
      footer={
        <>
          <MessageTime at={at} />
          <DeliveryTick status={failure === null || isWaiting ? "queued" : "failed"} />
        </>
      }
      note={
        failure && (
          <FailureNote title={sentence(failure.message)} isCalm={isWaiting}>
            <p className="flex gap-3 pt-1">
              {failure.kind === "unreached" && (
                <button type="button" className={action} onClick={() => onRetry(pending)}>
                  Retry
                </button>
              )}
              {failure.kind === "moved_on" && (
                <button
                  type="button"
                  className={action}
                  onClick={() => onRetry({ ...pending, isConfirmed: true })}
                >
                  Send anyway
                </button>
              )}
              <button
                type="button"
                className={action}
                onClick={() => (isText ? onEdit : onDiscard)(pending)}
              >
                {isText ? "Edit again" : "Discard"}
              </button>
            </p>
          </FailureNote>
        )
      }
    >
      {quoted && <QuotedSnippet quoted={quoted} contactName={contactName} />}
      <MessageBody content={content} media={media} />
    </Bubble>
  );
}

/** The message as the thread will show it: its file is uploaded, so it can be shown already. */
function shown({ content, media }: PendingMessage): Pick<MessageView, "content" | "media"> {
  const whole = completeContent(content, { media, targetProviderMessageId: null });
  if (whole === null) throw new Error("a message with a file was sent without it");
  if (media?.mediaId == null) return { content: whole, media: null };
  const { mediaId, ...file } = media;
  return {
    content: whole,
    media: { id: mediaId, state: "stored", ...file } as MessageView["media"],
  };
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
