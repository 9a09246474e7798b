import type { ContactIdentity } from "./schema.ts";

/** The ids by which one provider payload names a person; each may be missing, the phone too (IDN-1). */
export type SenderIds = { waId?: string; bsuid?: string; parentBsuid?: string };

/** Is this a business-scoped user id, parent form included (F.1)? For what people and API callers type (IDN-5). */
export function isBsuid(value: string): boolean {
  return /^[A-Z]{2}\.(?:ENT\.)?[A-Za-z0-9]{1,128}$/.test(value);
}

/** E.164 with "+" of a provider's phone id (digits, "+" optional), or null when it is not one (IDN-3). */
export function phoneOfWaId(waId: string): string | null {
  const digits = /^\+?([1-9]\d{4,14})$/.exec(waId)?.[1];
  return digits === undefined ? null : `+${digits}`;
}

/**
 * Identities in one provider payload, the strongest first: phone, business-scoped id, parent id. What one payload
 * shows together is one person (IDN-7). Empty when the payload names nobody.
 */
export function identitiesOf(sender: SenderIds): ContactIdentity[] {
  const identities: ContactIdentity[] = [];
  const { waId, bsuid, parentBsuid } = sender;
  if (waId) identities.push({ kind: "wa_phone", value: phoneOfWaId(waId) ?? waId });
  if (bsuid) identities.push({ kind: "wa_bsuid", value: bsuid });
  if (parentBsuid) identities.push({ kind: "wa_parent_bsuid", value: parentBsuid });
  return identities;
}
