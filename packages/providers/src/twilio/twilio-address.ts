import { isBsuid, phoneOfWaId } from "@parley/domain/identity";

const prefix = /^\s*whatsapp:/i;

/** Does the address say that it is one of WhatsApp? */
export function isWhatsAppAddress(address: string): boolean {
  return prefix.test(address);
}

/** A business's own address as Parley keeps it, "whatsapp:+" and digits; what is no phone stays as it came. */
export function senderAddress(address: string): string {
  const phone = phoneOfWaId(withoutPrefix(address));
  return phone === null ? address.trim() : `whatsapp:${phone}`;
}

/** Ids of a person. */
export type UserIds = { waId?: string; bsuid?: string; parentBsuid?: string };

/**
 * The person named by several spellings of an address, the most trusted first: a phone, a business-scoped id or its
 * parent form (section 1). The first of each kind counts. Where none is any of these, the first unknown form is kept
 * as an opaque `waId`, so that an answer can still find its way (Z-05).
 */
export function userIds(addresses: readonly (string | undefined)[]): UserIds {
  const ids: UserIds = {};
  const forms = addresses.flatMap((address) => withoutPrefix(address ?? "") || []);
  for (const form of forms) {
    const phone = phoneOfWaId(form);
    if (phone !== null) ids.waId ??= phone.slice(1);
    else if (isBsuid(form) && form.startsWith("ENT.", 3)) ids.parentBsuid ??= form;
    else if (isBsuid(form)) ids.bsuid ??= form;
  }
  const [unknown] = forms;
  return Object.keys(ids).length > 0 || unknown === undefined ? ids : { waId: unknown };
}

function withoutPrefix(address: string): string {
  return address.replace(prefix, "").trim();
}
