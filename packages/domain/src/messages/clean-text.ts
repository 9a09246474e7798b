/**
 * Text that Postgres and JSON can hold: NUL removed, lone surrogates replaced by U+FFFD (MSG-4, T-37, Z-02).
 * Everything else stays, byte for byte.
 */
export function cleanText(text: string): string {
  return text.replaceAll("\u0000", "").toWellFormed();
}
