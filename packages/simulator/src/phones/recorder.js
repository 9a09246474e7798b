import { toOgg } from "./ogg.js";

/** A recording in progress. @typedef {{ stop: () => Promise<Blob> }} Recording */

const TYPE = "audio/ogg; codecs=opus";

/**
 * Records the microphone as WhatsApp does: Ogg with Opus, mono. Rejects where there is no microphone,
 * no permission, or no way to encode.
 * @returns {Promise<Recording>}
 */
export async function startRecording() {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: { channelCount: 1 } });
  const end = () => {
    for (const track of stream.getTracks()) track.stop();
  };
  try {
    if (MediaRecorder.isTypeSupported("audio/ogg;codecs=opus")) return recordOgg(stream, end);
    return encodePackets(stream, end);
  } catch (error) {
    end();
    throw error;
  }
}

/** @param {MediaStream} stream @param {() => void} end @returns {Recording} */
function recordOgg(stream, end) {
  const recorder = new MediaRecorder(stream, { mimeType: "audio/ogg;codecs=opus" });
  /** @type {Blob[]} */
  const parts = [];
  recorder.addEventListener("dataavailable", ({ data }) => parts.push(data));
  recorder.start();
  return {
    stop: () =>
      new Promise((resolve) => {
        recorder.addEventListener("stop", () => resolve(new Blob(parts, { type: TYPE })));
        recorder.stop();
        end();
      }),
  };
}

/** @param {MediaStream} stream @param {() => void} end @returns {Recording} */
function encodePackets(stream, end) {
  const Processor = /** @type {any} */ (globalThis).MediaStreamTrackProcessor;
  if (!Processor || typeof AudioEncoder === "undefined")
    throw new Error("unable to record; this browser cannot encode voice notes");
  /** @type {Uint8Array[]} */
  const packets = [];
  const encoder = new AudioEncoder({
    output: (chunk) => {
      const packet = new Uint8Array(chunk.byteLength);
      chunk.copyTo(packet);
      packets.push(packet);
    },
    error: end,
  });
  const reader = new Processor({ track: stream.getAudioTracks()[0] }).readable.getReader();
  const reading = readAll(reader, encoder);
  return {
    stop: async () => {
      end();
      await reading;
      if (encoder.state === "configured") await encoder.flush();
      return new Blob([/** @type {Uint8Array<ArrayBuffer>} */ (toOgg(packets))], { type: TYPE });
    },
  };
}

/** @param {any} reader @param {AudioEncoder} encoder */
async function readAll(reader, encoder) {
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    if (encoder.state === "unconfigured")
      encoder.configure({
        codec: "opus",
        sampleRate: value.sampleRate,
        numberOfChannels: value.numberOfChannels,
        bitrate: 24_000,
      });
    encoder.encode(value);
    value.close();
  }
}
