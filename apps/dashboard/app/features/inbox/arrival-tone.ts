/** A short soft tone of two notes; silent until the person has used the page, as browsers demand. */
export function createArrivalTone(): { play(): void; close(): void } {
  let audio: AudioContext | null = null;
  const unlock = () => {
    audio ??= new AudioContext();
    stopListening();
  };
  const stopListening = () => {
    window.removeEventListener("pointerdown", unlock);
    window.removeEventListener("keydown", unlock);
  };
  window.addEventListener("pointerdown", unlock);
  window.addEventListener("keydown", unlock);
  return {
    play() {
      if (audio?.state !== "running") return;
      note(audio, 660, 0);
      note(audio, 880, 0.09);
    },
    close() {
      stopListening();
      if (audio !== null) void audio.close();
    },
  };
}

function note(audio: AudioContext, frequency: number, delay: number): void {
  const start = audio.currentTime + delay;
  const oscillator = audio.createOscillator();
  const gain = audio.createGain();
  oscillator.type = "sine";
  oscillator.frequency.value = frequency;
  gain.gain.setValueAtTime(0, start);
  gain.gain.linearRampToValueAtTime(0.06, start + 0.015);
  gain.gain.exponentialRampToValueAtTime(0.0001, start + 0.22);
  oscillator.connect(gain).connect(audio.destination);
  oscillator.start(start);
  oscillator.stop(start + 0.24);
}
