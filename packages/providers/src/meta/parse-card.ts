import type { ContactCard, MessageContent } from "@parley/domain/messages";
import { cardSchema, locationSchema, type MetaCard } from "./content-payload.ts";

/** A place (A.8); null when it is nowhere on the map. */
export function parseLocation(part: unknown): MessageContent | null {
  const { data } = locationSchema.safeParse(part);
  return data === undefined ? null : { type: "location", ...data };
}

/** Contact cards (A.8); a card that cannot be read costs only itself, null when none can. */
export function parseContacts(part: unknown): MessageContent | null {
  if (!Array.isArray(part)) return null;
  const contacts = part.flatMap((raw: unknown) => {
    const { data } = cardSchema.safeParse(raw);
    return data === undefined ? [] : [cardOf(data)];
  });
  return contacts.length === 0 ? null : { type: "contacts", contacts };
}

function cardOf(card: MetaCard): ContactCard {
  const phones = card.phones.flatMap(({ phone, wa_id, type }) => {
    const shown = phone ?? wa_id;
    return shown === undefined ? [] : [{ phone: shown, waId: wa_id ?? null, label: type }];
  });
  const organization = card.org?.company ?? null;
  return {
    name: nameOf(card) ?? organization ?? phones[0]?.phone ?? "",
    organization,
    phones,
    emails: card.emails.map(({ email, type }) => ({ email, label: type })),
    urls: card.urls.map(({ url, type }) => ({ url, label: type })),
    addresses: card.addresses.flatMap(addressOf),
    birthday: card.birthday,
    // The customer tapped our "share phone number" button (A.8, since July 2026).
    isOwnNumber: card.origin === "contact_request",
  };
}

function nameOf({ name }: MetaCard): string | null {
  if (name === undefined) return null;
  const parts = [name.first_name, name.last_name].filter((part) => part !== null);
  return name.formatted_name ?? (parts.join(" ") || null);
}

function addressOf(address: MetaCard["addresses"][number]): ContactCard["addresses"] {
  const { street, city, state, zip, country, type } = address;
  const text = [street, city, state, zip, country].filter((part) => part !== null).join(", ");
  return text === "" ? [] : [{ text, label: type }];
}
