const base = "http://parley.invalid";
const maxLength = 2048;

/**
 * The wanted path if it lies within the product's signed-in part of this very site, else null.
 * What is checked is what a browser would make of it: the parsed, normalised URL (T-15).
 */
export function safeRedirect(wanted: string | null): string | null {
  if (wanted === null || wanted.length > maxLength || !/^\/app(?:[/?#]|$)/.test(wanted))
    return null;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
  if (/[\\\u0000-\u0020\u007f]/.test(wanted) || !URL.canParse(wanted, base)) return null;
  const { origin, pathname, search, hash } = new URL(wanted, base);
  const isOurs = origin === base && /^\/app(?:\/(?!\/)|$)/.test(pathname);
  return isOurs ? pathname + search + hash : null;
}
