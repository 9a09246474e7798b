import { ArrowDown } from "lucide-react";
import { useEffect, useRef } from "react";
import { DaySeparator } from "./day-separator.tsx";
import { EarlierMessages } from "./earlier-messages.tsx";
import { useInbox } from "./inbox-context.ts";
import type { ConversationView } from "./inbox-views.ts";
import { MessageEntry } from "./message-entry.tsx";
import { type PendingMessage, type ThreadState, threadEntries } from "./messages-state.ts";
import { PendingEntry } from "./pending-entry.tsx";
import { AsideEntry } from "./thread/aside-entry.tsx";
import { threadDays } from "./thread-rows.ts";
import { useHydrated } from "./use-hydrated.ts";
import { useLogScroll } from "./use-log-scroll.ts";

type Props = {
  conversation: ConversationView;
  thread: ThreadState;
  onRetry: (pending: PendingMessage) => void;
  onEdit: (pending: PendingMessage) => void;
  onDiscard: (pending: PendingMessage) => void;
  /** Told when the end of the thread comes into view, or leaves it. */
  onEndVisible: (isVisible: boolean) => void;
};

/** The messages of a conversation (S3.7). */
export function MessageLog(props: Props) {
  const { conversation, thread, onRetry, onEdit, onDiscard, onEndVisible } = props;
  const { self } = useInbox();
  const box = useRef<HTMLDivElement>(null);
  const withDays = useHydrated();
  const entries = threadEntries(thread);
  const keys = entries.map(({ key }) => key);
  const loaded = new Set(thread.messages.map(({ id }) => id));
  const asideKeys = new Set<string>(thread.asides.map(({ id }) => id));
  const scroll = useLogScroll(box, keys, (key) => !asideKeys.has(key));
  const { isAtEnd, unseen, onScroll, toEnd } = scroll;
  useEffect(() => onEndVisible(isAtEnd), [isAtEnd, onEndVisible]);
  const lastOwn = thread.pending.at(-1)?.clientMessageId;
  useEffect(() => {
    if (lastOwn !== undefined) toEnd();
  }, [lastOwn, toEnd]);

  return (
    <div className="relative flex min-h-0 flex-1 flex-col bg-sunken">
      <div
        ref={box}
        role="log"
        aria-label={`Messages with ${conversation.contact.name}`}
        aria-live="polite"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region must be reachable by keyboard
        tabIndex={0}
        onScroll={onScroll}
        className="flex min-h-0 flex-1 flex-col-reverse overflow-y-auto overscroll-contain px-4 [overflow-anchor:none] focus-visible:-outline-offset-2 md:px-6"
      >
        <div className="mx-auto w-full max-w-4xl pb-4">
          {thread.hasEarlier && (
            <EarlierMessages
              key={thread.messages[0]?.id}
              conversationId={conversation.id}
              root={box}
            />
          )}
          {entries.length === 0 && (
            <p className="py-10 text-center text-sm text-muted">No messages yet.</p>
          )}
          {threadDays(entries, { id: self.id, withDays }).map(({ key, at, rows }) => (
            <div key={key}>
              {at && <DaySeparator at={at} />}
              {rows.map(({ entry, ...place }) => {
                if (entry.kind === "aside") {
                  return <AsideEntry key={entry.key} aside={entry.aside} />;
                }
                return entry.kind === "stored" ? (
                  <MessageEntry
                    key={entry.key}
                    message={entry.message}
                    hasQuoted={isLoaded(entry.message.quoted?.messageId, loaded)}
                    {...place}
                  />
                ) : (
                  <PendingEntry
                    key={entry.key}
                    pending={entry.pending}
                    onRetry={onRetry}
                    onEdit={onEdit}
                    onDiscard={onDiscard}
                    {...place}
                  />
                );
              })}
            </div>
          ))}
        </div>
      </div>
      {unseen > 0 && (
        <button
          type="button"
          onClick={toEnd}
          className="animate-appear absolute bottom-3 left-1/2 flex -translate-x-1/2 items-center gap-1.5 rounded-full bg-accent px-3 py-1.5 text-xs font-semibold text-on-accent shadow-raised hover:bg-accent-hover"
        >
          <ArrowDown aria-hidden className="size-3.5" />
          {unseen === 1 ? "1 new message" : `${unseen} new messages`}
        </button>
      )}
    </div>
  );
}

function isLoaded<Id>(id: Id | null | undefined, loaded: ReadonlySet<Id>): boolean {
  return id != null && loaded.has(id);
}
