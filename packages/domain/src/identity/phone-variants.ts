/**
 * All ways WhatsApp may write the same E.164 number, itself first (IDN-4). Only for finding a contact: a stored
 * number is never rewritten. Brazil's ninth digit (old mobile blocks only), Mexico's 1 and Argentina's 9.
 */
export function phoneVariants(e164: string): string[] {
  for (const [pattern, replacement] of twins) {
    if (pattern.test(e164)) return [e164, e164.replace(pattern, replacement)];
  }
  return [e164];
}

// A Brazilian number that starts 2–5 without the 9 may be somebody's landline: those are not twins.
const twins: readonly (readonly [RegExp, string])[] = [
  [/^\+55(\d{2})9([6-9]\d{7})$/, "+55$1$2"],
  [/^\+55(?<area>\d{2})(?<rest>[6-9]\d{7})$/, "+55$<area>9$<rest>"],
  [/^\+521(\d{10})$/, "+52$1"],
  [/^\+52(\d{10})$/, "+521$1"],
  [/^\+549(\d{10})$/, "+54$1"],
  [/^\+54(\d{10})$/, "+549$1"],
];
