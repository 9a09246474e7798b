import { memo } from "react";
import { Bubble } from "./bubble.tsx";
import { DeliveryTick } from "./delivery-tick.tsx";
import { FailureNote } from "./failure-note.tsx";
import type { MessageView } from "./inbox-views.ts";
import { endsInline, MessageBody } from "./message-body.tsx";
import { MessageTime } from "./message-time.tsx";
import { Reactions } from "./reactions.tsx";

type Props = {
  message: MessageView;
  startsGroup: boolean;
  endsGroup: boolean;
  contactName: string;
};

/** A message the server has. */
export const MessageEntry = memo(function MessageEntry(props: Props) {
  const { message, startsGroup, endsGroup, contactName } = props;
  const { author, direction, failure, isUnconfirmed, status } = message;
  const isOutbound = direction === "outbound";
  return (
    <Bubble
      isOutbound={isOutbound}
      startsGroup={startsGroup}
      endsGroup={endsGroup}
      author={
        startsGroup && (
          <div className={isOutbound ? "font-medium text-2xs text-accent-ink" : "sr-only"}>
            {isOutbound ? (author?.name ?? "Sent") : contactName}
          </div>
        )
      }
      endsInline={endsInline(message.content)}
      footer={
        <>
          <MessageTime at={message.at} />
          {status && <DeliveryTick status={status} />}
        </>
      }
      badge={message.reactions.length > 0 && <Reactions reactions={message.reactions} />}
      note={
        <>
          {failure && (
            <FailureNote title={failure.cause} detail={failure.remedy} code={failure.code} />
          )}
          {isUnconfirmed && status === "queued" && (
            <p className="mt-1 max-w-[36rem] text-xs text-warning-ink">
              Not confirmed: WhatsApp did not answer; it may have been sent
            </p>
          )}
        </>
      }
    >
      <MessageBody content={message.content} />
    </Bubble>
  );
});
