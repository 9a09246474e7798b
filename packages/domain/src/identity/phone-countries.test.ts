import { expect, test } from "vitest";
import { countryOfPhone, parsePhoneIn, phoneCountries } from "./index.ts";

test("every country has its calling code, in the order of its letters (S0.32)", () => {
  const countries = phoneCountries();
  expect(countries.find(({ country }) => country === "DE")).toEqual({
    ...{ country: "DE", callingCode: "49" },
  });
  const letters = countries.map(({ country }) => country);
  expect(letters).toEqual(letters.toSorted());
  expect(letters.length).toBeGreaterThan(200);
});

test("a phone tells its country, where its number does", () => {
  expect(countryOfPhone("+4915112345678")).toBe("DE");
  expect(countryOfPhone("+999")).toBeNull();
});

test("a phone as its country writes it becomes E.164, the leading 0 dropped (S0.32)", () => {
  expect(parsePhoneIn("DE", "0151 1234-5678")).toEqual({ ok: true, e164: "+4915112345678" });
  expect(parsePhoneIn("BR", "(11) 98765-4321")).toEqual({ ok: true, e164: "+5511987654321" });
});

test("a phone that begins with + is of its own country", () => {
  expect(parsePhoneIn("DE", "+55 11 98765 4321")).toEqual({ ok: true, e164: "+5511987654321" });
});

test.each([
  ["DE", " ", "empty"],
  ["", "0151 12345678", "country_code_missing"],
  ["DE", "01", "invalid"],
  ["DE", "0151 12345678 ext. 5", "invalid"],
])("in %j, %j is refused: %s", (country, text, reason) => {
  expect(parsePhoneIn(country, text)).toEqual({ ok: false, reason });
});
