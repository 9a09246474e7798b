import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  contactIdentitySchema,
  displayName,
  formatPhone,
  identitiesOf,
  isBsuid,
  parsePhone,
  phoneOfWaId,
  phoneVariants,
} from "./index.ts";

describe("parsePhone (IDN-2, S0.32)", () => {
  test.each([
    ["+1 (650) 555-1234", "+16505551234"],
    ["  +55 11 98765-4321 ", "+5511987654321"],
    ["+49.30.901820", "+4930901820"],
  ])("%s becomes %s", (input, e164) => {
    expect(parsePhone(input)).toEqual({ ok: true, e164 });
  });

  test.each([
    ["", "empty"],
    ["   ", "empty"],
    ["16505551234", "country_code_missing"],
    ["0049 30 901820", "country_code_missing"],
    ["(650) 555-1234", "country_code_missing"],
    ["+", "invalid"],
    ["+1", "invalid"],
    ["+999 123456789", "invalid"],
    ["+1 650 555 1234 567890", "invalid"],
    ["+1 650 555 1234 ext. 5", "invalid"],
    ["+1 800 FLOWERS", "invalid"],
    ["+1650555\u00001234", "invalid"],
  ])("%j is refused as %s", (input, reason) => {
    expect(parsePhone(input)).toEqual({ ok: false, reason });
  });

  test("never throws, and what it gives is E.164", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^\+[\d ()-]{0,20}$/)), (input) => {
        const parsed = parsePhone(input);
        if (parsed.ok) expect(parsePhone(parsed.e164)).toEqual(parsed);
      }),
    );
  });
});

test.each([
  ["+5511987654321", "+55 11 98765 4321"],
  ["+16505551234", "+1 650 555 1234"],
  ["not a number", "not a number"],
])("%s is shown as %s (S0.44)", (e164, shown) => {
  expect(formatPhone(e164)).toBe(shown);
});

describe("phoneVariants (IDN-4)", () => {
  test.each([
    ["Brazil with the ninth digit", "+5511987654321", ["+5511987654321", "+551187654321"]],
    ["Brazil without it", "+551187654321", ["+551187654321", "+5511987654321"]],
    ["a Brazilian landline", "+551140028922", ["+551140028922"]],
    ["a Brazilian mobile whose short form is a landline", "+5511940028922", ["+5511940028922"]],
    ["Mexico with the 1", "+5215512345678", ["+5215512345678", "+525512345678"]],
    ["Mexico without it", "+525512345678", ["+525512345678", "+5215512345678"]],
    ["Argentina with the 9", "+5491123456789", ["+5491123456789", "+541123456789"]],
    ["Argentina without it", "+541123456789", ["+541123456789", "+5491123456789"]],
    ["any other country", "+4915112345678", ["+4915112345678"]],
  ])("%s", (_, e164, variants) => {
    expect(phoneVariants(e164)).toEqual(variants);
  });

  test("twins find each other", () => {
    const number = fc.stringMatching(/^\+(?:55|52|521|54|549|1)\d{8,11}$/);
    fc.assert(
      fc.property(number, (e164) => {
        for (const variant of phoneVariants(e164)) expect(phoneVariants(variant)).toContain(e164);
      }),
    );
  });
});

describe("identities (IDN-1)", () => {
  test.each([
    ["US.13491208655302741918", true],
    ["US.ENT.11815799212886844830", true],
    ["BR.aZ9", true],
    [`DE.${"a".repeat(128)}`, true],
    [`DE.${"a".repeat(129)}`, false],
    ["us.123", false],
    ["USA.123", false],
    ["US.", false],
    ["US.ENT.", false],
    ["US.12 3", false],
    ["US.123\n", false],
    ["16505551234", false],
  ])("%j is a business-scoped id: %s (IDN-5)", (value, expected) => {
    expect(isBsuid(value)).toBe(expected);
  });

  test.each([
    ["16505551234", "+16505551234"],
    ["+16505551234", "+16505551234"],
    ["0165055", null],
    ["1650", null],
    ["1234567890123456", null],
    ["US.123", null],
    ["", null],
  ])("the phone of wa_id %j is %s (IDN-3, Z-05)", (waId, phone) => {
    expect(phoneOfWaId(waId)).toBe(phone);
  });

  test("phone first, then business-scoped, then parent id (IDN-7)", () => {
    const identities = identitiesOf({
      parentBsuid: "US.ENT.2",
      bsuid: "US.1",
      waId: "16505551234",
    });
    expect(identities).toEqual([
      { kind: "wa_phone", value: "+16505551234" },
      { kind: "wa_bsuid", value: "US.1" },
      { kind: "wa_parent_bsuid", value: "US.ENT.2" },
    ]);
    for (const identity of identities)
      expect(contactIdentitySchema.parse(identity)).toEqual(identity);
  });

  test("a hidden phone leaves the business-scoped id; an unknown form stays opaque (IDN-6, Z-05)", () => {
    expect(identitiesOf({ waId: "", bsuid: "US.1" })).toEqual([
      { kind: "wa_bsuid", value: "US.1" },
    ]);
    expect(identitiesOf({ waId: "odd-id" })).toEqual([{ kind: "wa_phone", value: "odd-id" }]);
    expect(identitiesOf({})).toEqual([]);
  });
});

describe("displayName (IDN-8, F.1)", () => {
  const all = {
    name: "Ana",
    profileName: "Ana L.",
    username: "analima",
    phone: "+16505551234",
    bsuid: "US.13491208655302741918",
  };

  test.each([
    ["contact name", all, "Ana"],
    ["profile name", { ...all, name: "  " }, "Ana L."],
    ["username", { ...all, name: null, profileName: "" }, "@analima"],
    ["phone", { phone: all.phone, bsuid: all.bsuid }, "+1 650 555 1234"],
    ["short business-scoped id", { bsuid: all.bsuid }, "US…1918"],
    ["a short id whole", { bsuid: "US.1" }, "US.1"],
    ["nothing", {}, "Unknown contact"],
  ])("%s", (_, parts, shown) => {
    expect(displayName(parts)).toBe(shown);
  });
});
