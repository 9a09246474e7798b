import { measureLevel } from "./measure-level.ts";

/** A running recording. `finish` gives the file to send, `cancel` throws it away; both free the microphone. */
export type Recording = {
  /** How loud it is now, from 0 to 1. */
  level(): number;
  /** Stops for a while; what is recorded so far can be heard. */
  pause(): Promise<Blob>;
  resume(): void;
  finish(): Promise<File>;
  cancel(): void;
};

/** Best first: what is a voice message as it is, what becomes one, what is at least an audio (S0.14). */
const forms = ["audio/ogg;codecs=opus", "audio/webm;codecs=opus", "audio/mp4"];

/** Starts to record, in mono. Rejects when the person or the browser refuses the microphone. */
export async function recordVoice(): Promise<Recording> {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: { channelCount: 1 } });
  const mimeType = forms.find((form) => MediaRecorder.isTypeSupported(form));
  const recorder = new MediaRecorder(stream, {
    audioBitsPerSecond: 32_000,
    ...(mimeType && { mimeType }),
  });
  const meter = measureLevel(stream);
  const parts: Blob[] = [];
  recorder.addEventListener("dataavailable", ({ data }) => parts.push(data));
  const soFar = () => new Blob(parts, { type: recorder.mimeType });
  const stopped = new Promise<void>((resolve) => {
    recorder.onstop = () => resolve();
  });
  recorder.start();
  const stop = () => {
    if (recorder.state !== "inactive") recorder.stop();
    for (const track of stream.getTracks()) track.stop();
    meter.stop();
  };
  return {
    level: meter.level,
    async pause() {
      recorder.pause();
      const written = new Promise((resolve) =>
        recorder.addEventListener("dataavailable", resolve, { once: true }),
      );
      recorder.requestData();
      await written;
      return soFar();
    },
    resume: () => recorder.resume(),
    cancel: stop,
    async finish() {
      stop();
      await stopped;
      return voiceFile(soFar());
    },
  };
}

async function voiceFile(recorded: Blob): Promise<File> {
  const type = recorded.type.split(";", 1).join("");
  if (type === "audio/webm") {
    const { toOgg } = await import("./to-ogg.ts");
    return new File([await toOgg(recorded)], "voice.ogg", { type: "audio/ogg" });
  }
  return new File([recorded], type === "audio/ogg" ? "voice.ogg" : "voice.m4a", { type });
}
