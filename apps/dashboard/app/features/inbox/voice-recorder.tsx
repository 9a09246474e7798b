import type { ProviderId } from "@parley/domain/messages";
import { LoaderCircle, SendHorizontal, Trash2 } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { Button } from "../../components/button.tsx";
import { IconButton } from "../../components/icon-button.tsx";
import { showToast } from "../../components/toasts.ts";
import { clockWords } from "./content/clock-words.ts";
import type { Composed } from "./forms/form-kind.ts";
import { useInbox } from "./inbox-context.ts";
import { type Recording, recordVoice } from "./voice/record-voice.ts";
import { uploadVoice } from "./voice/upload-voice.ts";

type Props = {
  provider: ProviderId;
  onSend: (composed: Composed) => void;
  onClose: () => void;
};

/** In place of the composer while a voice message is recorded: its length, cancel, send (S0.14). */
export function VoiceRecorder({ provider, onSend, onClose }: Props) {
  const { slug } = useInbox();
  const recording = useRef<Recording | null>(null);
  const [startedAt, setStartedAt] = useState<number | null>(null);
  const [isSending, setSending] = useState(false);
  const seconds = useSecondsSince(isSending ? null : startedAt);
  // The first handlers are as good as any later ones: the recording starts once.
  const close = useRef(onClose);
  const cancel = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    let isGone = false;
    cancel.current?.focus();
    recordVoice()
      .then((started) => {
        if (isGone) started.cancel();
        else {
          recording.current = started;
          setStartedAt(Date.now());
        }
      })
      .catch(() => {
        if (isGone) return;
        showToast("The microphone cannot be used. Allow it for this page, then try again");
        close.current();
      });
    return () => {
      isGone = true;
      recording.current?.cancel();
    };
  }, []);
  const send = async () => {
    if (recording.current === null || isSending) return;
    setSending(true);
    try {
      const file = await recording.current.finish();
      onSend(await uploadVoice(file, { slug, provider }));
    } catch (error) {
      showToast(error instanceof Error ? error.message : "The recording could not be sent");
    }
    onClose();
  };
  return (
    <section
      aria-label="Voice message"
      className="flex items-center gap-2 bg-surface px-3 py-3 md:px-4"
    >
      <IconButton ref={cancel} label="Cancel the recording" onClick={onClose}>
        <Trash2 aria-hidden className="size-4.5" />
      </IconButton>
      <span
        aria-hidden
        className={`size-2.5 shrink-0 rounded-full ${startedAt === null ? "bg-line-strong" : "animate-breathe bg-danger"}`}
      />
      <p className="min-w-0 flex-1 truncate text-sm">
        <span role="status">
          {isSending
            ? "Sending…"
            : startedAt === null
              ? "Waiting for the microphone…"
              : "Recording"}
        </span>{" "}
        {startedAt !== null && (
          <span role="timer" className="tabular">
            {clockWords(seconds)}
          </span>
        )}
      </p>
      <Button
        size="sm"
        disabled={startedAt === null}
        isPending={isSending}
        onClick={() => void send()}
      >
        {isSending ? (
          <LoaderCircle aria-hidden className="size-4 animate-spin" />
        ) : (
          <SendHorizontal aria-hidden className="size-4" />
        )}
        Send voice message
      </Button>
    </section>
  );
}

/** Counts while `since` is set; keeps its last count after. */
function useSecondsSince(since: number | null): number {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    if (since === null) return;
    const timer = setInterval(() => setSeconds((Date.now() - since) / 1_000), 250);
    return () => clearInterval(timer);
  }, [since]);
  return seconds;
}
