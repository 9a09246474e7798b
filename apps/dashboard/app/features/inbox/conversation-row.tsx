import { windowState } from "@parley/domain/window";
import { Link } from "@remix-run/react";
import { memo } from "react";
import { Avatar } from "../../components/avatar.tsx";
import { contentIcon } from "./content/content-icon.tsx";
import { DeliveryTick } from "./delivery-tick.tsx";
import type { ConversationView } from "./inbox-views.ts";
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
};

/** A conversation in the list: who, what last, when, and what waits (S3.4–S3.6). */
export const ConversationRow = memo(function ConversationRow(props: Props) {
  const { conversation, href, isOpened, showsNumber, now } = props;
  const { contact, lastMessage, unreadCount } = conversation;
  const isUnread = unreadCount > 0;
  const Icon = contentIcon(lastMessage?.kind);
  return (
    <li>
      <Link
        to={href}
        prefetch="none"
        data-conversation-row
        aria-current={isOpened ? "page" : undefined}
        className="group relative flex gap-3 px-3 py-2.5 transition-colors hover:bg-hover focus-visible:-outline-offset-2 aria-[current]:bg-selected"
      >
        <Avatar name={contact.name} seed={contact.id} size="lg" />
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
          {showsNumber && (
            <div className="mt-0.5 truncate text-2xs text-muted">
              {conversation.number.displayName}
            </div>
          )}
        </div>
      </Link>
    </li>
  );
});

function RowMarks({ conversation, now }: Pick<Props, "conversation" | "now">) {
  const { unreadCount, status, lastInboundAt, windowForcedClosedAt } = conversation;
  const window =
    now === null || status !== "open"
      ? null
      : windowState({ lastInboundAt, forcedClosedAt: windowForcedClosedAt, now });
  return (
    <>
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
