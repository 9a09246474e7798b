import { Pause, Play } from "lucide-react";
import { useRef, useState } from "react";
import { clockWords } from "./clock-words.ts";

const speeds = [1, 1.5, 2];

/** Plays a sound: start and stop, place, time, speed. Starting one stops any other on the page. */
export function AudioPlayer({ source, name }: { source: string; name: string }) {
  const audio = useRef<HTMLAudioElement>(null);
  const [isPlaying, setPlaying] = useState(false);
  const [hasFailed, setFailed] = useState(false);
  const [at, setAt] = useState(0);
  const [length, setLength] = useState(0);
  const [speed, setSpeed] = useState(1);
  const toggle = () => {
    if (isPlaying) audio.current?.pause();
    else start(audio.current, () => setFailed(true));
  };
  const seek = (seconds: number) => {
    if (audio.current !== null) audio.current.currentTime = seconds;
    setAt(seconds);
  };
  const hurry = () => {
    const next = speeds[(speeds.indexOf(speed) + 1) % speeds.length] ?? 1;
    if (audio.current !== null) audio.current.playbackRate = next;
    setSpeed(next);
  };
  const Icon = isPlaying ? Pause : Play;
  const words = `${clockWords(at)} of ${clockWords(length)}`;
  return (
    <div className="flex w-64 max-w-full flex-wrap items-center gap-2">
      {/* biome-ignore lint/a11y/useMediaCaption: what people record comes without captions */}
      <audio
        ref={audio}
        src={source}
        preload="metadata"
        onPlay={() => setPlaying(true)}
        onPause={() => setPlaying(false)}
        onError={() => setFailed(true)}
        onTimeUpdate={(event) => setAt(event.currentTarget.currentTime)}
        onDurationChange={(event) => setLength(finite(event.currentTarget.duration))}
      />
      <button
        type="button"
        aria-label={`${isPlaying ? "Pause" : "Play"} ${name}`}
        onClick={toggle}
        className="flex size-9 shrink-0 items-center justify-center rounded-full bg-accent text-on-accent hover:bg-accent-hover"
      >
        <Icon aria-hidden className="size-4" />
      </button>
      <input
        type="range"
        aria-label={`Place in the ${name}`}
        aria-valuetext={words}
        min={0}
        max={Math.max(length, at, 0.1)}
        step={0.1}
        value={at}
        onChange={(event) => seek(event.target.valueAsNumber)}
        className="h-6 min-w-16 flex-1 cursor-pointer accent-accent"
      />
      <span className="tabular w-8 text-right text-muted text-xs">
        {clockWords(isPlaying || at > 0 ? at : length)}
      </span>
      <button
        type="button"
        aria-label={`Speed: ${speed}×`}
        onClick={hurry}
        className="tabular h-6 w-9 rounded-full bg-ink/6 font-medium text-xs hover:bg-ink/10"
      >
        {speed}×
      </button>
      {hasFailed && (
        <p role="status" className="w-full text-danger-ink text-xs">
          This browser could not play it.
        </p>
      )}
    </div>
  );
}

function start(audio: HTMLAudioElement | null, onFailure: () => void): void {
  for (const other of document.querySelectorAll("audio")) if (other !== audio) other.pause();
  audio?.play().catch(onFailure);
}

function finite(seconds: number): number {
  return Number.isFinite(seconds) ? seconds : 0;
}
