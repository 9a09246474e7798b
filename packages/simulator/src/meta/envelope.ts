import type { BusinessNumber } from "../config/index.ts";
import type { Customer } from "../store/index.ts";
import { createUserId } from "./identifiers.ts";

/** One update for a webhook: what stands in `changes[].value` of a field, `messages` when none is named. */
export type WebhookElement = {
  phoneNumberId: string;
  wabaId: string;
  lane: string;
  summary: string;
  messageIds: string[];
  value: Record<string, unknown>;
  field?: string;
  /** Unix seconds: there on template and account fields, which go to the app's default callback. */
  time?: number;
  /** In place of the WABA in `entry[].id`. */
  entryId?: string;
};

/** The POST body for one or more elements of a WABA (A.6); several become entries of up to two changes. */
export function toEnvelope(elements: WebhookElement[]): Record<string, unknown> {
  const changes = elements.map(({ value, field = "messages" }) => ({ value, field }));
  const entries = Array.from({ length: Math.ceil(changes.length / 2) }, (_, index) => ({
    id: elements[index * 2]?.entryId ?? elements[0]?.wabaId,
    ...(elements[index * 2]?.time !== undefined && { time: elements[index * 2]?.time }),
    changes: changes.slice(index * 2, index * 2 + 2),
  }));
  return { object: "whatsapp_business_account", entry: entries };
}

/** The first members of every `messages` value (A.7). */
export function valueHead(number: BusinessNumber): Record<string, unknown> {
  return {
    messaging_product: "whatsapp",
    metadata: {
      display_phone_number: number.displayPhone.slice(1),
      phone_number_id: number.phoneNumberId,
    },
  };
}

/** A person in `contacts[]`; the phone is left out when it is hidden (A.7). */
export function toContact(number: BusinessNumber, customer: Customer): Record<string, unknown> {
  return {
    profile: { name: customer.name, ...(customer.username && { username: customer.username }) },
    ...(!customer.hidePhone && { wa_id: customer.id }),
    user_id: userIdOf(number, customer),
    ...(customer.identityHash && { identity_key_hash: customer.identityHash }),
  };
}

/** A person's id towards this number's portfolio. */
export function userIdOf(number: BusinessNumber, customer: Customer): string {
  return createUserId(number.portfolioId ?? number.wabaId, customer.id, customer.country);
}
