/** What a business portfolio starts with until it is verified (LIM-2, S4.14). */
export const startingLimit = 250;

/**
 * The messaging limit that a provider's word states, in unique customers: Meta's `TIER_250` to `TIER_UNLIMITED` (also
 * the old `TIER_50` and `TIER_1K`) or a plain number with -1 for unlimited, Twilio's "10K Customers/24hr". Unlimited is
 * Infinity; a word that states no limit (`TIER_NOT_SET`) is null (LIM-2, S4.15; Cloud API reference A.12 and B.17).
 * Store the provider's word: JSON has no Infinity.
 */
export function messagingLimitOf(word: string | number): number | null {
  if (typeof word === "number") return limitOfNumber(word);
  const text = word.trim().replace(/^TIER_/i, "");
  if (/^unlimited\b/i.test(text)) return Number.POSITIVE_INFINITY;
  const match = /^(-1|\d{1,9})([KM]?)(?: Customers\/24hr)?$/i.exec(text);
  if (match === null) return null;
  const [, digits = "", unit = ""] = match;
  return limitOfNumber(Number(digits) * (factors[unit.toUpperCase()] ?? 1));
}

const factors: Readonly<Record<string, number>> = { K: 1_000, M: 1_000_000 };

function limitOfNumber(value: number): number | null {
  if (value === -1) return Number.POSITIVE_INFINITY;
  return Number.isSafeInteger(value) && value > 0 ? value : null;
}
