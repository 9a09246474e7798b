import { windowState } from "@parley/domain/window";
import { Ban, TriangleAlert } from "lucide-react";
import { memo } from "react";
import { Avatar } from "../../components/avatar.tsx";
import { contentIcon } from "./content/content-icon.tsx";
import { DeliveryTick } from "./delivery-tick.tsx";
import type { ConversationId, ConversationView } from "./inbox-views.ts";
import { RowFrame } from "./list/row-frame.tsx";
import { RowTags } from "./panel/row-tags.tsx";
import { fullTime, listTime } from "./time-words.ts";
import { remainingChip } from "./window-words.ts";

type Props = {
  conversation: ConversationView;
  href: string;
  isOpened: boolean;
  showsNumber: boolean;
  /** The server's time, at most a minute old; null until the reader's time zone is known. */
  now: Date | null;
  /** null while nobody is selecting; then a click chooses the row instead of opening it. */
  isSelected: boolean | null;
  onToggle: (id: ConversationId) => void;
};

/** A conversation in the list: who, what last, when, and what waits (S3.4–S3.6). */
export const ConversationRow = memo(function ConversationRow(props: Props) {
  const { conversation, showsNumber, now } = props;
  const { contact, lastMessage, unreadCount, assignee } = conversation;
  const isUnread = unreadCount > 0;
  const Icon = contentIcon(lastMessage?.kind);
  return (
    <RowFrame {...props}>
      <div className="min-w-0 flex-1">
        <div className="flex items-baseline gap-2">
          <span
            dir="auto"
            className={`min-w-0 flex-1 truncate text-left text-ink ${isUnread ? "font-semibold" : "font-medium"}`}
          >
            {contact.name}
          </span>
          <time
            dateTime={conversation.lastActivityAt.toISOString()}
            title={now === null ? undefined : fullTime(conversation.lastActivityAt)}
            className={`tabular shrink-0 text-xs ${isUnread ? "font-medium text-accent-ink" : "text-muted"}`}
          >
            {now === null ? "\u00a0" : listTime(conversation.lastActivityAt, now)}
          </time>
        </div>
        <div className="mt-0.5 flex min-h-5 items-center gap-1.5 text-sm">
          {lastMessage?.status && <DeliveryTick status={lastMessage.status} />}
          {Icon && <Icon aria-hidden className="size-3.5 shrink-0 text-muted" />}
          <span
            dir="auto"
            className={`min-w-0 flex-1 truncate text-left ${isUnread ? "text-ink" : "text-muted"}`}
          >
            {lastMessage?.preview ?? "No messages yet"}
          </span>
          <RowMarks conversation={conversation} now={now} />
        </div>
        <RowTags tags={contact.tags} />
        {(showsNumber || assignee !== null) && (
          <div className="mt-0.5 flex min-h-4 items-center gap-1.5 text-2xs text-muted">
            <span className="min-w-0 flex-1 truncate">
              {showsNumber && conversation.number.displayName}
            </span>
            {assignee !== null && (
              <span className="flex min-w-0 max-w-1/2 items-center gap-1" title={assignee.name}>
                <Avatar name={assignee.name} seed={assignee.id} size="xs" />
                <span className="sr-only">Assigned to </span>
                <span className="truncate">{assignee.name}</span>
              </span>
            )}
          </div>
        )}
      </div>
    </RowFrame>
  );
});

function RowMarks({ conversation, now }: Pick<Props, "conversation" | "now">) {
  const { unreadCount, status, lastInboundAt, windowForcedClosedAt, contact } = conversation;
  const window =
    now === null || status !== "open"
      ? null
      : windowState({ lastInboundAt, forcedClosedAt: windowForcedClosedAt, now });
  return (
    <>
      {contact.isBlocked && (
        <Ban role="img" aria-label="Blocked" className="size-3.5 shrink-0 text-danger-ink" />
      )}
      {conversation.hasFailed && (
        <TriangleAlert
          role="img"
          aria-label="A message could not be sent"
          className="size-3.5 shrink-0 text-danger-ink"
        />
      )}
      {status !== "open" && (
        <span className="shrink-0 rounded-sm bg-hover px-1 text-2xs text-muted capitalize">
          {status}
        </span>
      )}
      {window?.status === "closing_soon" && (
        <span
          title="Until the 24-hour window closes"
          className="tabular shrink-0 rounded-sm bg-warning-soft px-1 text-2xs font-medium text-warning-ink"
        >
          {remainingChip(window.remainingMs)}
        </span>
      )}
      {unreadCount > 0 && (
        <span className="tabular min-w-5 shrink-0 rounded-full bg-accent px-1.5 text-center font-semibold text-2xs text-on-accent leading-5">
          <span aria-hidden>{unreadCount > 99 ? "99+" : unreadCount}</span>
          <span className="sr-only">{unreadCount} unread</span>
        </span>
      )}
    </>
  );
}
