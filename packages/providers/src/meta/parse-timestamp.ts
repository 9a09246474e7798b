/**
 * Unix seconds as a string or an integer → Date; null for anything else, zero and negatives included (G.1.7, F-42).
 * A time in the future is given as it is: who stores it knows when it was received and clamps it.
 */
export function parseTimestamp(value: unknown): Date | null {
  const text = typeof value === "number" ? String(value) : value;
  if (typeof text !== "string" || !/^\d{1,13}$/.test(text)) return null;
  const at = new Date(Number(text) * 1000);
  return at.getTime() > 0 ? at : null;
}
