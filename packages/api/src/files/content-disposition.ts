import { cleanFilename, isShownInPlace } from "@parley/core/media";

/**
 * How a browser treats a file: pictures, sound, film and PDF may be shown in place, everything else is saved
 * (T-42). The name is written as RFC 6266 wants it, so that no letter of it can end the header (T-43).
 */
export function contentDisposition(file: { mimeType: string; filename: string | null }): string {
  const way = isShownInPlace(file.mimeType) ? "inline" : "attachment";
  const name = cleanFilename(file.filename);
  if (name === null) return way;
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, "_");
  return `${way}; filename="${plain}"; filename*=UTF-8''${encoded(name)}`;
}

/** Only the characters of RFC 8187's attr-char stay as they are. */
function encoded(name: string): string {
  return encodeURIComponent(name).replace(
    /['()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
