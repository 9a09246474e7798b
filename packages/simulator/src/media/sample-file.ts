import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

export type SampleName = keyof typeof FILES;
export type SampleFile = { bytes: Uint8Array; mimeType: string; filename: string; sha256: string };

const FILES = {
  image: ["photo.jpg", "image/jpeg"],
  video: ["clip.mp4", "video/mp4"],
  audio: ["voice.ogg", "audio/ogg; codecs=opus"],
  document: ["receipt.pdf", "application/pdf"],
  sticker: ["sticker.webp", "image/webp"],
} as const;

const loaded = new Map<SampleName, SampleFile>();

/** A small real file of each media type: a photo, a clip, a voice note, a PDF, a sticker. `sha256` is base64. */
export function sampleFile(name: SampleName): SampleFile {
  const known = loaded.get(name);
  if (known) return known;
  const [filename, mimeType] = FILES[name];
  const bytes = readFileSync(new URL(`samples/${filename}`, import.meta.url));
  const sha256 = createHash("sha256").update(bytes).digest("base64");
  const file = { bytes, mimeType, filename, sha256 };
  loaded.set(name, file);
  return file;
}
