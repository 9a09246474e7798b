import type { ContactCard } from "@parley/domain/messages";

/** Is it a contact card? Twilio takes and gives contacts as files alone (section 5). */
export function isVcard(mimeType: string): boolean {
  return ["text/vcard", "text/x-vcard", "application/vcard"].includes(mimeType);
}

/** Contacts → vCard 3.0, one card after the other, to be served as `text/vcard` behind the link that is sent (6.1). */
export function vcardOf(contacts: readonly ContactCard[]): string {
  return contacts.map((contact) => `${linesOf(contact).join("\r\n")}\r\n`).join("");
}

function linesOf(contact: ContactCard): string[] {
  const { name, organization, phones, emails, urls, addresses, birthday } = contact;
  return [
    "BEGIN:VCARD",
    "VERSION:3.0",
    `N:;${escaped(name)};;;`,
    `FN:${escaped(name)}`,
    ...(organization === null ? [] : [`ORG:${escaped(organization)}`]),
    ...phones.map(({ phone, waId, label }) => {
      const waid = waId === null ? "" : `;waid=${waId.replace(/[^\w.+-]/g, "")}`;
      return `TEL${typeOf(label)}${waid}:${escaped(phone)}`;
    }),
    ...emails.map(({ email, label }) => `EMAIL${typeOf(label)}:${escaped(email)}`),
    ...urls.map(({ url, label }) => `URL${typeOf(label)}:${url.replace(/[\r\n]/g, "")}`),
    ...addresses.map(({ text, label }) => `ADR${typeOf(label)}:;;${escaped(text)};;;;`),
    ...(birthday === null ? [] : [`BDAY:${escaped(birthday)}`]),
    "END:VCARD",
  ];
}

function escaped(value: string): string {
  return value.replace(/[\\,;]/g, "\\$&").replace(/\r\n|[\r\n]/g, "\\n");
}

/** A label as a parameter may hold only plain letters: it comes from people and must not end the line. */
function typeOf(label: string | null): string {
  const word = (label ?? "").replace(/[^A-Za-z0-9-]/g, "");
  return word === "" ? "" : `;TYPE=${word}`;
}
