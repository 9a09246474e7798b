import { parsePhoneNumberFromString } from "libphonenumber-js/min";

export type ParsedPhone =
  | { ok: true; e164: string }
  | { ok: false; reason: "empty" | "country_code_missing" | "invalid" };

/**
 * A phone number as a person typed it → E.164 with "+". Without "+" it is refused: the provider would prepend the
 * business's own country code and may reach a stranger (IDN-2, S0.32). Extensions and letters are refused.
 */
export function parsePhone(input: string): ParsedPhone {
  const text = input.trim();
  if (text === "") return { ok: false, reason: "empty" };
  if (!/^\+/.test(text)) return { ok: false, reason: "country_code_missing" };
  const phone = /[^\d\s().+/-]/.test(text)
    ? undefined
    : parsePhoneNumberFromString(text, { extract: false });
  return phone?.isPossible() ? { ok: true, e164: phone.number } : { ok: false, reason: "invalid" };
}

/** E.164 as people write it ("+55 11 98765 4321"); what cannot be read is given back as it is. */
export function formatPhone(e164: string): string {
  return parsePhoneNumberFromString(e164, { extract: false })?.formatInternational() ?? e164;
}
