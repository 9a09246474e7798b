import { createHash } from "node:crypto";
import { ReadableStream as WebStream } from "node:stream/web";
import type { Blobs, Media, Message, Store } from "../store/index.ts";
import type { Clock } from "../timeline/index.ts";
import { mediaPartOf } from "./media-part-of.ts";
import { type SampleName, sampleFile } from "./sample-file.ts";

const DAY_MS = 24 * 60 * 60 * 1000;
/** How long WhatsApp keeps a file: what the product uploaded 30 days, what a customer sent 7 (B.4). */
const LIFE_MS = { upload: 30 * DAY_MS, customer: 7 * DAY_MS };
const CHUNK = 64 * 1024;

export type NewMedia = {
  id: string;
  phoneNumberId: string;
  origin: keyof typeof LIFE_MS;
  filename?: string;
} & ({ bytes: Uint8Array; mimeType: string } | { sample: SampleName; size?: number });

export type MediaShelf = {
  save: (input: NewMedia) => Media;
  /** Takes the sample behind a message's file into the shelf, unless its file is there. */
  adopt: (message: Message) => Media | undefined;
  /** The file of an id; undefined when there is none or its days are over. */
  find: (id: string) => Media | undefined;
  /** The whole file, in pieces. */
  open: (media: Media) => ReadableStream<Uint8Array>;
  remove: (id: string) => void;
  clear: () => void;
};

/** The files WhatsApp holds: what was uploaded, and samples behind what customers send. */
export function createMediaShelf(store: Store, blobs: Blobs, clock: Clock): MediaShelf {
  function save(input: NewMedia): Media {
    const { id, phoneNumberId, origin, filename } = input;
    const now = clock.now();
    const about = "bytes" in input ? aboutBytes(input) : aboutSample(input.sample, input.size);
    if ("bytes" in input) blobs.put(id, input.bytes);
    const media = { id, phoneNumberId, createdAt: now, expiresAt: now + LIFE_MS[origin], ...about };
    store.put("media", id, { ...media, ...(filename !== undefined && { filename }) });
    return { ...media, ...(filename !== undefined && { filename }) };
  }

  function adopt(message: Message): Media | undefined {
    const part = mediaPartOf(message);
    if (!part) return undefined;
    const { type: sample, id } = part;
    const known = store.get("media", id);
    return known ?? save({ id, phoneNumberId: message.phoneNumberId, origin: "customer", sample });
  }

  /** The file of a message that was not written here, e.g. one of a seeded thread. */
  function adoptLate(id: string): Media | undefined {
    const message = store
      .list("message")
      .find((each) => mediaPartOf(each)?.id === id && (each.direction === "in" || each.isEcho));
    return message && adopt(message);
  }

  return {
    save,
    adopt,
    find: (id) => {
      const media = store.get("media", id) ?? adoptLate(id);
      return media && clock.now() < media.expiresAt ? media : undefined;
    },
    open: (media) => streamOf(media, blobs.get(media.id)),
    remove: (id) => {
      blobs.remove(id);
      store.remove("media", id);
    },
    clear: () => {
      blobs.clear();
      store.clear(["media"]);
    },
  };
}

function aboutBytes({ bytes, mimeType }: { bytes: Uint8Array; mimeType: string }) {
  const sha256 = createHash("sha256").update(bytes).digest("base64");
  return { mimeType, sha256, size: bytes.length };
}

function aboutSample(sample: SampleName, size?: number) {
  const { bytes, mimeType, sha256 } = sampleFile(sample);
  if (size === undefined || size <= bytes.length)
    return { mimeType, sha256, size: bytes.length, sample };
  const hash = createHash("sha256");
  for (const piece of piecesOf(bytes, size)) hash.update(piece);
  return { mimeType, sha256: hash.digest("base64"), size, sample };
}

function streamOf({ sample, size }: Media, stored: Uint8Array | undefined) {
  const bytes = stored ?? sampleFile((sample ?? "document") as SampleName).bytes;
  return WebStream.from(piecesOf(bytes, size)) as ReadableStream<Uint8Array>;
}

/** The bytes and then zeros up to `size`, piece by piece: a big file costs no memory. */
function* piecesOf(bytes: Uint8Array, size: number): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += CHUNK) yield bytes.subarray(at, at + CHUNK);
  const zeros = new Uint8Array(CHUNK);
  for (let left = size - bytes.length; left > 0; left -= CHUNK)
    yield zeros.subarray(0, Math.min(left, CHUNK));
}
