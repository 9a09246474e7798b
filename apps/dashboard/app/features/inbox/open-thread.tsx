import type { ConnectionHealth } from "@parley/realtime/subscription";
import { useCallback, useRef, useState } from "react";
import { Composer } from "./composer.tsx";
import { composerLock } from "./composer-state.ts";
import { useInbox } from "./inbox-context.ts";
import type { ConversationView } from "./inbox-views.ts";
import { LockBanner, lockWords } from "./lock-banner.tsx";
import { MessageLog } from "./message-log.tsx";
import type { PendingMessage, ThreadState } from "./messages-state.ts";
import { OutageNotice } from "./outage-notice.tsx";
import { useDraft } from "./use-draft.ts";
import { useFocusOnOpen } from "./use-focus-on-open.ts";
import { useHydrated } from "./use-hydrated.ts";
import { useMarkRead } from "./use-mark-read.ts";
import { useWindowState } from "./use-window-state.ts";

type Props = { conversation: ConversationView; thread: ThreadState; health: ConnectionHealth };

/** A loaded thread: what was said, whether one may write, and where (S3.7, S3.10). */
export function OpenThread({ conversation, thread, health }: Props) {
  const { threads, serverTime } = useInbox();
  const { id } = conversation;
  const field = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useDraft(id);
  const [isEndVisible, setEndVisible] = useState(false);
  const isHydrated = useHydrated();
  const window = useWindowState(conversation);
  const lock = composerLock(conversation, window.status !== "closed");
  useMarkRead(conversation, thread, isEndVisible);
  useFocusOnOpen(field);

  const onSend = () => {
    threads.send(id, { clientMessageId: crypto.randomUUID(), text, at: serverTime() });
    setText("");
  };
  const onRetry = useCallback(
    ({ clientMessageId, text: unsent, at }: PendingMessage) =>
      threads.send(id, { clientMessageId, text: unsent, at }),
    [threads, id],
  );
  const onEdit = useCallback(
    (pending: PendingMessage) => {
      threads.drop(id, pending.clientMessageId);
      setText((draft) => [pending.text, draft].filter((part) => part !== "").join("\n"));
      field.current?.focus();
    },
    [threads, id, setText],
  );
  const words = lock === null ? null : lockWords[lock].placeholder;
  return (
    <>
      <div className="md:hidden">
        <OutageNotice health={health} />
      </div>
      <MessageLog
        conversation={conversation}
        thread={thread}
        onRetry={onRetry}
        onEdit={onEdit}
        onEndVisible={setEndVisible}
      />
      {lock !== null && <LockBanner lock={lock} conversation={conversation} />}
      <Composer
        text={text}
        onText={setText}
        onSend={onSend}
        lockedWords={words}
        isReady={isHydrated}
        field={field}
      />
    </>
  );
}
