import {
  type CountryCode,
  getCountries,
  getCountryCallingCode,
  isSupportedCountry,
  parsePhoneNumberFromString,
} from "libphonenumber-js/min";
import type { ParsedPhone } from "./phone.ts";

/** A country (ISO 3166, two letters) and how its phones begin, without "+". */
export type PhoneCountry = { country: string; callingCode: string };

/** Every country a phone can be of, by its letters (S0.32). */
export function phoneCountries(): PhoneCountry[] {
  return getCountries()
    .toSorted()
    .map((country) => ({ country, callingCode: String(getCountryCallingCode(country)) }));
}

/** The country of a phone in E.164, or null where its number does not tell. */
export function countryOfPhone(e164: string): string | null {
  return parsePhoneNumberFromString(e164, { extract: false })?.country ?? null;
}

/**
 * A phone as people of the country write it, to E.164 with "+" (S0.32). One that begins with "+" is of its own
 * country. Extensions and letters are refused, as `parsePhone` does.
 */
export function parsePhoneIn(country: string, input: string): ParsedPhone {
  const text = input.trim();
  if (text === "") return { ok: false, reason: "empty" };
  if (!isSupportedCountry(country)) return { ok: false, reason: "country_code_missing" };
  if (/[^\d\s().+/-]/.test(text)) return { ok: false, reason: "invalid" };
  const defaultCountry: CountryCode = country;
  const phone = parsePhoneNumberFromString(text, { defaultCountry, extract: false });
  return phone?.isPossible() ? { ok: true, e164: phone.number } : { ok: false, reason: "invalid" };
}
