import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parsePhone, parseWhatsAppAddress, toWhatsAppAddress } from "./index.ts";

describe("Twilio's addresses (IDN-9)", () => {
  test.each([
    ["whatsapp:+14155550123", "wa_phone", "+14155550123"],
    ["whatsapp:+5511987654321", "wa_phone", "+5511987654321"],
    ["whatsapp:+551187654321", "wa_phone", "+551187654321"],
    ["whatsapp:BR.1000123", "wa_bsuid", "BR.1000123"],
    ["whatsapp:US.ENT", "wa_bsuid", "US.ENT"],
    ["whatsapp:US.ENT.1181", "wa_parent_bsuid", "US.ENT.1181"],
  ])("%s is a %s, both ways, never rewritten (IDN-4, IDN-9, S2.13)", (address, kind, value) => {
    const identity = parseWhatsAppAddress(address);
    expect(identity).toEqual({ kind, value });
    expect(identity && toWhatsAppAddress(identity)).toBe(address);
  });

  test.each([
    ["+14155550123"],
    ["whatsapp:14155550123"],
    ["whatsapp:+014155550123"],
    ["whatsapp:+123456"],
    ["whatsapp:+1234567890123456"],
    ["whatsapp:+1 415 555 0123"],
    ["whatsapp:br.1000"],
    ["whatsapp:BR."],
    ["whatsapp:BR.ENT."],
    ["whatsapp:"],
    ["sms:+14155550123"],
    ["whatsapp:+14155550123\n"],
    ["  whatsapp:+14155550123"],
    [""],
  ])("%j is no address (IDN-9, S2.13)", (address) => {
    expect(parseWhatsAppAddress(address)).toBeNull();
  });

  test("an identity of an unknown form has no address (IDN-6, IDN-9)", () => {
    expect(toWhatsAppAddress({ kind: "wa_phone", value: "odd-id" })).toBeNull();
  });

  test("any phone a person may type has an address that leads back to it (IDN-2, IDN-9)", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\+[1-9]\d{6,14}$/), (input) => {
        const parsed = parsePhone(input);
        // A number of six digits is possible, though no phone of WhatsApp has so few.
        fc.pre(parsed.ok && parsed.e164.length > 7);
        const value = parsed.ok ? parsed.e164 : "";
        const address = toWhatsAppAddress({ kind: "wa_phone", value });
        expect(address && parseWhatsAppAddress(address)).toEqual({ kind: "wa_phone", value });
      }),
    );
  });
});
