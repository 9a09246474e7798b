import { type ContactCard, cleanText } from "@parley/domain/messages";

/** More cards or entries than anybody shares are left out, so that a hostile file stays small (T-40). */
const maxContacts = 100;
const maxEntries = 50;

type Property = { name: string; types: string[]; waId: string | null; value: string };

/**
 * The cards of a vCard file (2.1, 3.0 or 4.0, as phones write them) → contacts, for a received contact: Twilio gives
 * the file alone (4.3). Reads what it can; never throws; empty when the text holds no card.
 */
export function contactsOfVcard(text: string): ContactCard[] {
  const lines = cleanText(text)
    .replace(/\r?\n[ \t]/g, "")
    .split(/\r\n|[\r\n]/);
  const contacts: ContactCard[] = [];
  let card: Property[] | null = null;
  for (const line of lines) {
    if (/^BEGIN:VCARD\s*$/i.test(line)) card = [];
    else if (/^END:VCARD\s*$/i.test(line)) {
      if (card !== null) contacts.push(contactOf(card));
      card = null;
    } else card?.push(...propertyOf(line));
    if (contacts.length === maxContacts) break;
  }
  return contacts;
}

/** `item1.TEL;type=CELL;waid=5511…:+55 11 …`: a group, a name, parameters and a value. */
function propertyOf(line: string): Property[] {
  const [, name = "", parameters = "", value = ""] =
    /^(?:[\w-]+\.)?([\w-]+)((?:;(?:"[^"]*"|[^":])*)?):(.*)$/.exec(line) ?? [];
  if (name === "" || value === "") return [];
  const words = parameters.split(";").map((parameter) => parameter.split("=", 2));
  const types = words.flatMap(([key = "", word]) =>
    word === undefined
      ? [key]
      : key.toUpperCase() === "TYPE"
        ? word.replaceAll('"', "").split(",")
        : [],
  );
  const waId = words.find(([key]) => key?.toLowerCase() === "waid")?.[1] ?? null;
  return [{ name: name.toUpperCase(), types: types.filter((type) => type !== ""), waId, value }];
}

function contactOf(card: readonly Property[]): ContactCard {
  const all = (name: string) => card.filter((one) => one.name === name).slice(0, maxEntries);
  const first = (name: string) => plain(all(name)[0]?.value ?? "");
  const [family = "", given = "", middle = ""] = parts(all("N")[0]?.value ?? "");
  const name = first("FN") || [given, middle, family].filter((part) => part !== "").join(" ");
  return {
    name: name || parts(all("ORG")[0]?.value ?? "")[0] || "",
    organization: parts(all("ORG")[0]?.value ?? "")[0] || null,
    phones: all("TEL").map((one) => ({
      phone: plain(one.value).replace(/^tel:/i, ""),
      waId: one.waId,
      label: labelOf(one),
    })),
    emails: all("EMAIL").map((one) => ({ email: plain(one.value), label: labelOf(one) })),
    urls: all("URL").map((one) => ({ url: plain(one.value), label: labelOf(one) })),
    addresses: all("ADR").map((one) => ({
      text: parts(one.value)
        .filter((part) => part !== "")
        .join(", "),
      label: labelOf(one),
    })),
    birthday: first("BDAY") || null,
    isOwnNumber: false,
  };
}

/** What people read of the types; "pref" and "voice" tell them nothing. */
function labelOf({ types }: Property): string | null {
  return types.find((type) => !/^(pref|voice|internet)$/i.test(type)) ?? null;
}

/** A structured value at its unescaped semicolons. */
function parts(value: string): string[] {
  const found = value.match(/(?:\\.|[^\\;])+|;/g) ?? [];
  const list: string[] = [""];
  for (const piece of found) {
    if (piece === ";") list.push("");
    else list[list.length - 1] = plain(piece);
  }
  return list;
}

function plain(value: string): string {
  return value
    .replace(/\\([\\,;:nN])/g, (_, letter: string) => (/n/i.test(letter) ? "\n" : letter))
    .trim();
}
