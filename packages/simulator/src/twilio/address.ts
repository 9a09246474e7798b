import { createUserId } from "../meta/index.ts";
import type { Customer, Store, TwilioSender } from "../store/index.ts";

const ADDRESS = /^whatsapp:(?:\+([1-9]\d{6,14})|([A-Z]{2}\.(?:ENT\.)?[A-Za-z0-9]{1,128}))$/;

/** The two forms of a WhatsApp address: a phone's digits, or a business-scoped user id. */
export type Address = { digits: string } | { userId: string };

/** Reads `whatsapp:+…` or `whatsapp:CC.…`; null for anything else. */
export function parseAddress(text: string): Address | null {
  const [, digits, userId] = ADDRESS.exec(text) ?? [];
  if (digits !== undefined) return { digits };
  return userId === undefined ? null : { userId };
}

/** The customer behind an address, as this sender's business sees it. */
export function findByAddress(
  store: Store,
  sender: TwilioSender,
  address: Address,
): Customer | undefined {
  if ("digits" in address) return store.get("customer", address.digits);
  const wanted = `whatsapp:${address.userId}`;
  return store.list("customer").find((customer) => externalUserIdOf(sender, customer) === wanted);
}

/** A person's `ExternalUserId`: the business-scoped user id as an address. */
export function externalUserIdOf(sender: TwilioSender, customer: Customer): string {
  return `whatsapp:${createUserId(sender.wabaId, customer.id, customer.country)}`;
}

/** What stands in `From` for a customer: the phone, or the user id when the phone is hidden. */
export function customerAddressOf(sender: TwilioSender, customer: Customer): string {
  return customer.hidePhone ? externalUserIdOf(sender, customer) : `whatsapp:${customer.phone}`;
}

/** What stands in `To` and `From` for a sender. */
export function senderAddressOf(sender: TwilioSender): string {
  return `whatsapp:${sender.displayPhone}`;
}
