import type { Volume } from "./alert-settings.ts";

const gains: Readonly<Record<Volume, number>> = { off: 0, low: 0.02, medium: 0.06, high: 0.16 };

export type ArrivalTone = { play(volume: Volume): void; close(): void };

/** A short soft tone of two notes; silent until the person has used the page, as browsers demand. */
export function createArrivalTone({ isUnlocked = false } = {}): ArrivalTone {
  let audio: AudioContext | null = isUnlocked ? new AudioContext() : null;
  const unlock = () => {
    audio ??= new AudioContext();
    stopListening();
  };
  const stopListening = () => {
    window.removeEventListener("pointerdown", unlock);
    window.removeEventListener("keydown", unlock);
  };
  if (!isUnlocked) {
    window.addEventListener("pointerdown", unlock);
    window.addEventListener("keydown", unlock);
  }
  return {
    play(volume) {
      const gain = gains[volume];
      if (gain === 0 || audio === null || audio.state === "closed") return;
      if (!isUnlocked && audio.state !== "running") return;
      note(audio, gain, 660, 0);
      note(audio, gain, 880, 0.09);
    },
    close() {
      stopListening();
      if (audio !== null) void audio.close();
    },
  };
}

function note(audio: AudioContext, peak: number, frequency: number, delay: number): void {
  const start = audio.currentTime + delay;
  const oscillator = audio.createOscillator();
  const gain = audio.createGain();
  oscillator.type = "sine";
  oscillator.frequency.value = frequency;
  gain.gain.setValueAtTime(0, start);
  gain.gain.linearRampToValueAtTime(peak, start + 0.015);
  gain.gain.exponentialRampToValueAtTime(0.0001, start + 0.22);
  oscillator.connect(gain).connect(audio.destination);
  oscillator.start(start);
  oscillator.stop(start + 0.24);
}
