import type { ProviderId } from "@parley/domain/messages";
import { LoaderCircle, Mic, Pause, SendHorizontal, Trash2 } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { Button } from "../../components/button.tsx";
import { IconButton } from "../../components/icon-button.tsx";
import { showToast } from "../../components/toasts.ts";
import { AudioPlayer } from "./content/audio-player.tsx";
import { clockWords } from "./content/clock-words.ts";
import type { Composed } from "./forms/form-kind.ts";
import { useInbox } from "./inbox-context.ts";
import { LevelMeter } from "./voice/level-meter.tsx";
import { uploadVoice } from "./voice/upload-voice.ts";
import { type RecordingState, useRecording } from "./voice/use-recording.ts";

type Props = {
  provider: ProviderId;
  onSend: (composed: Composed) => void;
  onClose: () => void;
};

const stateWords: Record<RecordingState, string> = {
  waiting: "Waiting for the microphone…",
  recording: "Recording",
  paused: "Paused",
};

/** In place of the composer while a voice message is recorded: level, length, pause, listen, cancel, send (S0.14). */
export function VoiceRecorder({ provider, onSend, onClose }: Props) {
  const { slug } = useInbox();
  const [isSending, setSending] = useState(false);
  const cancel = useRef<HTMLButtonElement>(null);
  const { state, heard, seconds, level, pause, resume, finish } = useRecording(onClose);
  useEffect(() => cancel.current?.focus(), []);
  const send = async () => {
    if (isSending) return;
    setSending(true);
    try {
      const file = await finish();
      if (file !== null) onSend(await uploadVoice(file, { slug, provider }));
    } catch (error) {
      showToast(error instanceof Error ? error.message : "The recording could not be sent");
    }
    onClose();
  };
  return (
    <section
      aria-label="Voice message"
      className="flex flex-wrap items-center gap-2 bg-surface px-3 py-3 md:px-4"
    >
      <IconButton ref={cancel} label="Cancel the recording" onClick={onClose}>
        <Trash2 aria-hidden className="size-4.5" />
      </IconButton>
      {heard === null ? (
        <LevelMeter isOn={state === "recording" && !isSending} level={level} />
      ) : (
        <AudioPlayer source={heard} name="recording" />
      )}
      <p className="min-w-20 flex-1 truncate text-sm">
        <span role="status">{isSending ? "Sending…" : stateWords[state]}</span>{" "}
        {state !== "waiting" && (
          <span role="timer" className="tabular">
            {clockWords(seconds)}
          </span>
        )}
      </p>
      {state === "paused" ? (
        <IconButton label="Record on" disabled={isSending} onClick={resume}>
          <Mic aria-hidden className="size-4.5" />
        </IconButton>
      ) : (
        <IconButton
          label="Pause and listen"
          disabled={state === "waiting" || isSending}
          onClick={() => void pause()}
        >
          <Pause aria-hidden className="size-4.5" />
        </IconButton>
      )}
      <Button
        size="sm"
        disabled={state === "waiting"}
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
