import { bareMimeType } from "@parley/domain/messages";

/** Any bytes: nobody opens them but by saving them. */
const anyBytes = "application/octet-stream";

/**
 * The type a file is kept under, from what its sender says and what its first bytes show (T-43). The bytes win
 * where the two contradict. Picture, sound, film and PDF, which browsers show in place, are believed only when the
 * bytes prove it: markup that calls itself an image is any bytes.
 */
export function settleMimeType(stated: string, sniffed: string | null): string {
  const said = isMimeType(stated) ? bareMimeType(stated) : anyBytes;
  if (sniffed === null) return claimsToBeShown.test(said) ? anyBytes : said;
  const seen = sameAs[bareMimeType(sniffed)] ?? bareMimeType(sniffed);
  if (said === seen || contents[seen]?.test(said) === true) return said;
  return seen;
}

/** Whether a browser may show a file of this type in its place; every other is saved (T-42). */
export function isShownInPlace(mimeType: string): boolean {
  return claimsToBeShown.test(mimeType) && mimeType !== "image/svg+xml";
}

function isMimeType(text: string): boolean {
  return /^[\w.+-]{1,64}\/[\w.+-]{1,96}\s*(?:;|$)/.test(text);
}

const claimsToBeShown = /^(?:image|audio|video)\/|^application\/pdf$/;

/** Names by which the sniffer calls what providers call otherwise. */
const sameAs: Readonly<Record<string, string>> = {
  "audio/x-m4a": "audio/mp4",
  "audio/wave": "audio/wav",
  "audio/x-wav": "audio/wav",
  "image/apng": "image/png",
  "image/svg+xml": "application/xml",
  "video/x-m4v": "video/mp4",
};

/** What a container can hold that its first bytes do not tell. */
const contents: Readonly<Record<string, RegExp>> = {
  "application/zip":
    /^application\/(?:vnd\.openxmlformats-officedocument\.|vnd\.oasis\.|epub|java-|vnd\.android)/,
  "application/x-cfb": /^application\/(?:msword$|vnd\.ms-|vnd\.visio)/,
  "video/mp4": /^audio\/(?:mp4|aac|3gpp)$|^video\/(?:3gpp|quicktime)$/,
  "video/3gpp": /^audio\/3gpp$|^video\/(?:mp4|3gpp2)$/,
  "video/webm": /^audio\/webm$/,
  "audio/mp4": /^audio\/aac$|^video\/mp4$/,
  "audio/ogg": /^application\/ogg$/,
  "video/ogg": /^audio\/ogg$/,
  "application/ogg": /^audio\/ogg$/,
  "application/xml": /^text\/(?:xml|html|plain|csv)$/,
};
