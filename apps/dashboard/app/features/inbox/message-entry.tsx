import { memo } from "react";
import { Bubble } from "./bubble.tsx";
import { QuotedSnippet } from "./content/quoted-snippet.tsx";
import { ReferralCard } from "./content/referral-card.tsx";
import { SystemLine } from "./content/system-line.tsx";
import { DeliveryTick } from "./delivery-tick.tsx";
import type { MessageView } from "./inbox-views.ts";
import { jumpToMessage } from "./jump-to-message.ts";
import { hasActions } from "./message-abilities.ts";
import { MessageActions } from "./message-actions.tsx";
import { endsInline, MessageBody } from "./message-body.tsx";
import { MessageMarks } from "./message-marks.tsx";
import { MessageNotes } from "./message-notes.tsx";
import { MessageTime } from "./message-time.tsx";
import { Reactions } from "./reactions.tsx";
import { useThread } from "./thread-context.ts";

type Props = {
  message: MessageView;
  startsGroup: boolean;
  endsGroup: boolean;
  /** Is the message it quotes loaded, so that one can jump to it? */
  hasQuoted: boolean;
};

/** A message the server has. */
export const MessageEntry = memo(function MessageEntry(props: Props) {
  const { message, startsGroup, endsGroup, hasQuoted } = props;
  const { author, content, direction, media, quoted, referral, status } = message;
  const thread = useThread();
  const { contactName } = thread;
  const isOutbound = direction === "outbound";
  if (content.type === "system") return <SystemLine text={content.text} />;
  const quotedId = hasQuoted ? (quoted?.messageId ?? null) : null;
  return (
    <Bubble
      messageId={message.id}
      isOutbound={isOutbound}
      startsGroup={startsGroup}
      endsGroup={endsGroup}
      author={
        startsGroup && (
          <div
            dir="auto"
            className={isOutbound ? "font-medium text-2xs text-accent-ink" : "sr-only"}
          >
            {isOutbound ? (author?.name ?? "Sent") : contactName}
          </div>
        )
      }
      endsInline={endsInline(content) && message.editedAt === null}
      footer={
        <>
          {message.editedAt !== null && <span>Edited</span>}
          <MessageTime at={message.at} />
          {status && <DeliveryTick status={status} />}
        </>
      }
      badge={message.reactions.length > 0 && <Reactions reactions={message.reactions} />}
      actions={hasActions(message, thread) && <MessageActions message={message} thread={thread} />}
      note={isOutbound && <MessageNotes message={message} />}
    >
      <MessageMarks forwarded={message.forwarded} source={message.source} />
      {referral && <ReferralCard referral={referral} />}
      {quoted && (
        <QuotedSnippet
          quoted={quoted}
          contactName={contactName}
          onOpen={quotedId === null ? undefined : () => jumpToMessage(quotedId)}
        />
      )}
      <MessageBody content={content} media={media} />
    </Bubble>
  );
});
