import type { MediaPart, SendableContent } from "@parley/domain/messages";
import { lazy, type RefObject, Suspense, useState } from "react";
import { showToast } from "../../components/toasts.ts";
import { AttachButton } from "./attach-button.tsx";
import { Composer } from "./composer.tsx";
import type { ComposerLock } from "./composer-state.ts";
import type { FormKind } from "./forms/form-kind.ts";
import { useInbox } from "./inbox-context.ts";
import type { ConversationView, MessageView } from "./inbox-views.ts";
import { lockWords } from "./lock-banner.tsx";
import { ReplyBar } from "./reply-bar.tsx";
import { sendFactsOf } from "./send-api.ts";
import { isTrayReady, messageOf } from "./tray-state.ts";
import type { useFileDrop } from "./use-file-drop.ts";
import { useHydrated } from "./use-hydrated.ts";
import type { TrayControl } from "./use-tray.ts";

const AttachmentTray = lazy(async () => ({
  default: (await import("./attachment-tray.tsx")).AttachmentTray,
}));
const MessageForm = lazy(async () => ({
  default: (await import("./forms/message-form.tsx")).MessageForm,
}));
const VoiceRecorder = lazy(async () => ({
  default: (await import("./voice-recorder.tsx")).VoiceRecorder,
}));

type Props = {
  conversation: ConversationView;
  lock: ComposerLock;
  text: string;
  setText: (text: string) => void;
  quoted: MessageView["quoted"];
  setQuoted: (quoted: MessageView["quoted"]) => void;
  control: TrayControl;
  onPaste: ReturnType<typeof useFileDrop>["onPaste"];
  field: RefObject<HTMLTextAreaElement>;
};

/** Below the thread: what is answered, what goes along, and where one writes, records or composes. */
export function ComposerArea(props: Props) {
  const { conversation, lock, text, setText, quoted, setQuoted, control, field } = props;
  const { threads, serverTime } = useInbox();
  const isHydrated = useHydrated();
  const [formKind, setFormKind] = useState<FormKind | null>(null);
  const [isRecording, setRecording] = useState(false);
  const { provider } = sendFactsOf(conversation);
  const { tray } = control;

  // Only the first message of a batch answers the quoted one.
  const sendAll = (messages: { content: SendableContent; media: MediaPart | null }[]) => {
    for (const [index, message] of messages.entries()) {
      const quote = index === 0 ? quoted : null;
      const clientMessageId = crypto.randomUUID();
      threads.send(conversation.id, {
        ...message,
        clientMessageId,
        quoted: quote,
        at: serverTime(),
      });
    }
    setQuoted(null);
  };
  const onSend = () => {
    const written =
      text.trim() === "" ? [] : [{ content: { type: "text" as const, text }, media: null }];
    sendAll([...tray.flatMap((file) => messageOf(file) ?? []), ...written]);
    control.clear();
    setText("");
  };
  // What was opened from here takes its button along: the focus comes back to the text.
  const toField = () => setTimeout(() => field.current?.focus());
  const onRecord = () => {
    if (typeof MediaRecorder === "undefined") showToast("This browser cannot record sound");
    else setRecording(true);
  };
  return (
    <div>
      {quoted && <ReplyBar quoted={quoted} onCancel={() => setQuoted(null)} />}
      {tray.length > 0 && (
        <Suspense>
          <AttachmentTray control={control} />
        </Suspense>
      )}
      {formKind !== null && (
        <Suspense>
          <MessageForm
            kind={formKind}
            provider={provider}
            onSend={(composed) => sendAll([composed])}
            onClose={() => {
              setFormKind(null);
              toField();
            }}
          />
        </Suspense>
      )}
      {isRecording && lock === null ? (
        <Suspense>
          <VoiceRecorder
            provider={provider}
            onSend={(composed) => sendAll([composed])}
            onClose={() => {
              setRecording(false);
              toField();
            }}
          />
        </Suspense>
      ) : (
        <Composer
          text={text}
          onText={setText}
          onSend={onSend}
          lockedWords={lock === null ? null : lockWords[lock].placeholder}
          isReady={isHydrated}
          files={{ count: tray.length, isReady: isTrayReady(tray) }}
          provider={provider}
          field={field}
          attach={
            <AttachButton
              provider={provider}
              onFiles={control.add}
              onForm={setFormKind}
              isOff={lock !== null || !isHydrated}
            />
          }
          onRecord={onRecord}
          onPaste={props.onPaste}
        />
      )}
    </div>
  );
}
