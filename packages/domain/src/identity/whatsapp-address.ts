import type { ContactIdentity } from "./schema.ts";

/**
 * The identity in a Twilio address: `whatsapp:+14155550123`, `whatsapp:BR.1000`, `whatsapp:BR.ENT.1000`. Null for
 * anything else: no prefix, no "+", another form (IDN-9, S2.13; Twilio reference, section 1).
 */
export function parseWhatsAppAddress(address: string): ContactIdentity | null {
  const { phone, parent, bsuid } = form.exec(address)?.groups ?? {};
  if (phone !== undefined) return { kind: "wa_phone", value: phone };
  if (parent !== undefined) return { kind: "wa_parent_bsuid", value: parent };
  return bsuid === undefined ? null : { kind: "wa_bsuid", value: bsuid };
}

/** The Twilio address of an identity, or null when its value has no form an address may have (IDN-6, IDN-9). */
export function toWhatsAppAddress({ value }: ContactIdentity): string | null {
  const address = `whatsapp:${value}`;
  return form.test(address) ? address : null;
}

const form =
  /^whatsapp:(?:(?<phone>\+[1-9]\d{6,14})|(?<parent>[A-Z]{2}\.ENT\.[A-Za-z0-9]{1,128})|(?<bsuid>[A-Z]{2}\.[A-Za-z0-9]{1,128}))$/;
