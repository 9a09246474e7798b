/** Documents that every provider takes (B.4; Twilio 5.2). */
export const officeMimeTypes = [
  "application/pdf",
  "application/msword",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  "application/vnd.ms-excel",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  "application/vnd.ms-powerpoint",
  "application/vnd.openxmlformats-officedocument.presentationml.presentation",
] as const;

/**
 * The file name ending by which people know a type, without its dot; null for a type we do not know (MSG-13).
 * Parameters ("; codecs=opus") and case do not matter.
 */
export function extensionOf(mimeType: string): string | null {
  return extensions.get(bareMimeType(mimeType)) ?? null;
}

/** The type a file's name promises, null where its ending says nothing to us (MSG-13). A promise, not a proof. */
export function mimeTypeOf(filename: string): string | null {
  const ending = /\.([a-z0-9]{1,5})$/i.exec(filename)?.[1]?.toLowerCase() ?? "";
  return mimeTypes.get(ending) ?? null;
}

/** The type without parameters, in lower case. */
export function bareMimeType(mimeType: string): string {
  return mimeType.split(";", 1).join("").trim().toLowerCase();
}

/** Each type with its endings, the usual one first. Registries prefer "mpga", "oga" and "adts", which no phone writes. */
const endings: readonly (readonly [mimeType: string, usual: string, ...others: string[]])[] = [
  ["image/jpeg", "jpg", "jpeg"],
  ["image/png", "png"],
  ["image/webp", "webp"],
  ["image/gif", "gif"],
  ["image/heic", "heic"],
  ["image/svg+xml", "svg"],
  ["video/mp4", "mp4"],
  ["video/3gpp", "3gp", "3gpp"],
  ["video/quicktime", "mov"],
  ["video/webm", "webm"],
  ["audio/aac", "aac"],
  ["audio/amr", "amr"],
  ["audio/mpeg", "mp3"],
  ["audio/mp4", "m4a"],
  ["audio/ogg", "ogg", "oga", "opus"],
  ["audio/wav", "wav"],
  ["audio/webm", "weba"],
  // The ending of video/3gpp belongs to video.
  ["audio/3gpp", "3ga"],
  ["application/pdf", "pdf"],
  ["application/msword", "doc"],
  ["application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"],
  ["application/vnd.ms-excel", "xls"],
  ["application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"],
  ["application/vnd.ms-powerpoint", "ppt"],
  ["application/vnd.openxmlformats-officedocument.presentationml.presentation", "pptx"],
  ["text/plain", "txt"],
  ["text/csv", "csv"],
  ["text/vcard", "vcf"],
  ["text/html", "html", "htm"],
  ["application/json", "json"],
  ["application/zip", "zip"],
];

const extensions: ReadonlyMap<string, string> = new Map(
  endings.map(([mimeType, usual]) => [mimeType, usual]),
);

const mimeTypes: ReadonlyMap<string, string> = new Map(
  endings.flatMap(([mimeType, ...all]) => all.map((ending) => [ending, mimeType] as const)),
);
