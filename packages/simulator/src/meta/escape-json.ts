/**
 * Serialises a value as Meta does before it signs: `/` as `\/`, `@` as `\u0040`, and every UTF-16
 * unit outside ASCII as `\uXXXX` in lowercase hex. The result is pure ASCII.
 */
export function escapeJson(value: unknown): string {
  return JSON.stringify(value)
    .replaceAll("/", "\\/")
    .replace(
      /[@\u007f-\uffff]/g,
      (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
    );
}
