import { useEffect, useRef, useState } from "react";
import { showToast } from "../../../components/toasts.ts";
import { type Recording, recordVoice } from "./record-voice.ts";

export type RecordingState = "waiting" | "recording" | "paused";

/** A recording for as long as its component is there: its state, length, and what is heard of it while paused. */
export function useRecording(onRefused: () => void) {
  const recording = useRef<Recording | null>(null);
  const [state, setState] = useState<RecordingState>("waiting");
  const [heard, setHeard] = useState<string | null>(null);
  const seconds = useRunningSeconds(state === "recording");
  const refuse = useRef(onRefused);
  useEffect(() => {
    let isGone = false;
    recordVoice()
      .then((started) => {
        if (isGone) return started.cancel();
        recording.current = started;
        setState("recording");
      })
      .catch(() => {
        if (isGone) return;
        showToast("The microphone cannot be used. Allow it for this page, then try again");
        refuse.current();
      });
    return () => {
      isGone = true;
      recording.current?.cancel();
    };
  }, []);
  useEffect(() => () => void (heard !== null && URL.revokeObjectURL(heard)), [heard]);
  return {
    state,
    heard,
    seconds,
    level: () => recording.current?.level() ?? 0,
    async pause() {
      setState("paused");
      const blob = await recording.current?.pause();
      if (blob !== undefined) setHeard(URL.createObjectURL(blob));
    },
    resume() {
      recording.current?.resume();
      setHeard(null);
      setState("recording");
    },
    finish: () => recording.current?.finish() ?? null,
  };
}

/** Seconds that ran while `isRunning`; pauses do not count. */
function useRunningSeconds(isRunning: boolean): number {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    if (!isRunning) return;
    let last = performance.now();
    const timer = setInterval(() => {
      const now = performance.now();
      const passed = (now - last) / 1_000;
      last = now;
      setSeconds((before) => before + passed);
    }, 250);
    return () => clearInterval(timer);
  }, [isRunning]);
  return seconds;
}
