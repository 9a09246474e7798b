import type { ConnectionHealth } from "@parley/realtime/subscription";
import { Paperclip } from "lucide-react";
import { useCallback, useRef, useState } from "react";
import { ComposerArea } from "./composer-area.tsx";
import { composerLock } from "./composer-state.ts";
import { useInbox } from "./inbox-context.ts";
import type { ConversationView, MessageView } from "./inbox-views.ts";
import { LockBanner } from "./lock-banner.tsx";
import { MessageLog } from "./message-log.tsx";
import type { PendingMessage, ThreadState } from "./messages-state.ts";
import { OutageNotice } from "./outage-notice.tsx";
import { WritingModes } from "./panel/writing-modes.tsx";
import { quoteOf } from "./quote-of.ts";
import { sendFactsOf } from "./send-api.ts";
import { ThreadContext } from "./thread-context.ts";
import { useDraft } from "./use-draft.ts";
import { useFileDrop } from "./use-file-drop.ts";
import { useFocusOnOpen } from "./use-focus-on-open.ts";
import { useMarkRead } from "./use-mark-read.ts";
import { useThreadValue } from "./use-thread-value.ts";
import { useTray } from "./use-tray.ts";
import { useWindowState } from "./use-window-state.ts";

type Props = { conversation: ConversationView; thread: ThreadState; health: ConnectionHealth };

/** A loaded thread: what was said, whether one may write, and where (S3.7, S3.10). */
export function OpenThread({ conversation, thread, health }: Props) {
  const { threads } = useInbox();
  const { id } = conversation;
  const field = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useDraft(id);
  const [quoted, setQuoted] = useState<MessageView["quoted"]>(null);
  const [isEndVisible, setEndVisible] = useState(false);
  const window = useWindowState(conversation);
  const lock = composerLock(conversation, window.status !== "closed");
  const control = useTray(sendFactsOf(conversation).provider);
  const { isOver, drop, onPaste } = useFileDrop(lock !== null, control.add);
  useMarkRead(conversation, thread, isEndVisible);
  useFocusOnOpen(field);

  const onReply = useCallback((message: MessageView) => {
    setQuoted(quoteOf(message));
    field.current?.focus();
  }, []);
  const context = useThreadValue(conversation, lock !== null, onReply);
  const onRetry = useCallback(
    ({ failure: _, ...message }: PendingMessage) => threads.send(id, message),
    [threads, id],
  );
  const onDiscard = useCallback(
    ({ clientMessageId }: PendingMessage) => threads.drop(id, clientMessageId),
    [threads, id],
  );
  const onEdit = useCallback(
    ({ clientMessageId, content, quoted: unsent }: PendingMessage) => {
      if (content.type !== "text") return;
      threads.drop(id, clientMessageId);
      setText((draft) => [content.text, draft].filter((part) => part !== "").join("\n"));
      setQuoted(unsent);
      field.current?.focus();
    },
    [threads, id, setText],
  );
  return (
    <ThreadContext.Provider value={context}>
      <div className="md:hidden">
        <OutageNotice health={health} />
      </div>
      <div className="relative flex min-h-0 flex-1 flex-col" {...drop}>
        <MessageLog
          conversation={conversation}
          thread={thread}
          onRetry={onRetry}
          onEdit={onEdit}
          onDiscard={onDiscard}
          onEndVisible={setEndVisible}
        />
        {lock !== null && <LockBanner lock={lock} conversation={conversation} />}
        <WritingModes conversation={conversation}>
          <ComposerArea
            conversation={conversation}
            lock={lock}
            text={text}
            setText={setText}
            quoted={quoted}
            setQuoted={setQuoted}
            control={control}
            onPaste={onPaste}
            field={field}
          />
        </WritingModes>
        {isOver && (
          <div className="pointer-events-none absolute inset-2 z-20 flex flex-col items-center justify-center gap-2 rounded-xl border-2 border-accent border-dashed bg-surface/90 font-medium text-accent-ink">
            <Paperclip aria-hidden className="size-6" />
            Drop files to attach them
          </div>
        )}
      </div>
    </ThreadContext.Provider>
  );
}
