/** The kinds of file a message can carry (B.4). */
export const MEDIA_TYPES = ["image", "video", "audio", "document", "sticker"] as const;
export type MediaType = (typeof MEDIA_TYPES)[number];

const MIB = 1024 * 1024;
const OFFICE = "application/vnd.openxmlformats-officedocument";

/** What WhatsApp takes of each kind: media types and bytes at most (B.4). */
const LIMITS: Record<MediaType, { mimeTypes: string[]; maxBytes: number }> = {
  image: { mimeTypes: ["image/jpeg", "image/png"], maxBytes: 5 * MIB },
  video: { mimeTypes: ["video/mp4", "video/3gpp"], maxBytes: 16 * MIB },
  audio: {
    mimeTypes: ["audio/aac", "audio/amr", "audio/mpeg", "audio/mp4", "audio/ogg"],
    maxBytes: 16 * MIB,
  },
  document: {
    mimeTypes: [
      "text/plain",
      "application/pdf",
      "application/msword",
      "application/vnd.ms-excel",
      "application/vnd.ms-powerpoint",
      `${OFFICE}.wordprocessingml.document`,
      `${OFFICE}.spreadsheetml.sheet`,
      `${OFFICE}.presentationml.presentation`,
    ],
    maxBytes: 100 * MIB,
  },
  sticker: { mimeTypes: ["image/webp"], maxBytes: 500 * 1024 },
};

/**
 * Checks a file against B.4, as the given kind of message or, without one, as any upload. Returns the
 * reason it is refused (code 131053), or null. `head` is its first bytes, where they are at hand.
 */
export function checkFile(
  file: { mimeType: string; size: number; head?: Uint8Array },
  type?: MediaType,
): string | null {
  const mimeType = baseOf(file.mimeType);
  const kinds = type === undefined ? MEDIA_TYPES : [type];
  const kind = kinds.find((each) => LIMITS[each].mimeTypes.includes(mimeType));
  if (kind === undefined)
    return type === undefined
      ? `Unsupported media type ${mimeType}.`
      : `Media of type ${mimeType} cannot be sent as ${type}.`;
  if (file.size === 0) return "The file is empty.";
  if (file.size > LIMITS[kind].maxBytes)
    return `The file has ${file.size} bytes; ${kind} allows ${LIMITS[kind].maxBytes}.`;
  const found = file.head && sniff(file.head);
  if (file.head && isBinary(mimeType) && !isSame(mimeType, found))
    return `The file's bytes are ${found ?? "of an unknown type"}, not ${mimeType}.`;
  return null;
}

function baseOf(mimeType: string): string {
  return (mimeType.split(";")[0] ?? "").trim().toLowerCase();
}

const SIGNATURES: [string, number, string][] = [
  ["image/jpeg", 0, "\xff\xd8\xff"],
  ["image/png", 0, "\x89PNG\r\n\x1a\n"],
  ["image/webp", 8, "WEBP"],
  ["video/mp4", 4, "ftyp"],
  ["audio/ogg", 0, "OggS"],
  ["audio/amr", 0, "#!AMR"],
  ["application/pdf", 0, "%PDF-"],
  ["audio/mpeg", 0, "ID3"],
  ["audio/mpeg", 0, "\xff\xfb"],
  ["audio/aac", 0, "\xff\xf1"],
  ["audio/aac", 0, "\xff\xf9"],
  ["image/gif", 0, "GIF8"],
  ["video/webm", 0, "\x1aE\xdf\xa3"],
];

/** The type that the first bytes tell, of those with a signature here. */
function sniff(head: Uint8Array): string | undefined {
  const text = Buffer.from(head.subarray(0, 16)).toString("latin1");
  return SIGNATURES.find(([, at, mark]) => text.startsWith(mark, at))?.[0];
}

/** Whether the type has a signature that can be checked; office files and plain text are taken as told. */
function isBinary(mimeType: string): boolean {
  return SIGNATURES.some(([known]) => known === mimeType) || mimeType === "audio/mp4";
}

function isSame(told: string, found: string | undefined): boolean {
  return told === found || (found === "video/mp4" && ["audio/mp4", "video/3gpp"].includes(told));
}
