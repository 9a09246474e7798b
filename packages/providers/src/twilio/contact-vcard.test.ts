import type { ContactCard } from "@parley/domain/messages";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { vcardOf } from "./contact-vcard.ts";
import { contactsOfVcard } from "./index.ts";

const nobody: ContactCard = {
  ...{ name: "Ana", organization: null, phones: [], emails: [], urls: [], addresses: [] },
  ...{ birthday: null, isOwnNumber: false },
};
const ana: ContactCard = {
  ...nobody,
  name: "Ana; de Souza, Dra.",
  organization: "Café \\ Filhos",
  phones: [{ phone: "+55 11 98765-4321", waId: "5511987654321", label: "CELL" }],
  emails: [{ email: "ana@example.com", label: "WORK" }],
  urls: [{ url: "https://ana.example/?a=1,2", label: null }],
  addresses: [{ text: "Praça da Sé, 1\nSão Paulo", label: "HOME" }],
  birthday: "1990-01-31",
};

describe("vCards to send (6.1, T-42)", () => {
  test("a card is a vCard 3.0 with escaped words", () => {
    expect(vcardOf([ana])).toBe(
      [
        "BEGIN:VCARD",
        "VERSION:3.0",
        "N:;Ana\\; de Souza\\, Dra.;;;",
        "FN:Ana\\; de Souza\\, Dra.",
        "ORG:Café \\\\ Filhos",
        "TEL;TYPE=CELL;waid=5511987654321:+55 11 98765-4321",
        "EMAIL;TYPE=WORK:ana@example.com",
        "URL:https://ana.example/?a=1,2",
        "ADR;TYPE=HOME:;;Praça da Sé\\, 1\\nSão Paulo;;;;",
        "BDAY:1990-01-31",
        "END:VCARD",
        "",
      ].join("\r\n"),
    );
  });

  test("no word ends its line and begins another property", () => {
    const evil = "x\r\nEND:VCARD\r\nTEL:+1";
    const cards = [
      {
        ...nobody,
        name: evil,
        phones: [{ phone: evil, waId: evil, label: evil }],
        urls: [{ url: evil, label: null }],
      },
    ];
    const lines = vcardOf(cards).split("\r\n");
    expect(lines.filter((line) => line === "END:VCARD")).toHaveLength(1);
    expect(lines.filter((line) => line.startsWith("TEL"))).toHaveLength(1);
  });
});

describe("received vCards (4.3)", () => {
  test("what is written can be read again", () => {
    expect(contactsOfVcard(vcardOf([ana, nobody]))).toEqual([ana, nobody]);
  });

  test("a card as phones write it: groups, folded lines, many types", () => {
    const card = [
      "BEGIN:VCARD",
      "VERSION:3.0",
      "N:Souza;Ana;Maria;;",
      "ORG:Parley;Sales",
      "item1.TEL;type=CELL,VOICE;type=pref;waid=5511987654321:+55 11 9876",
      " 5-4321",
      "item1.X-ABLabel:Mobile",
      'TEL;TYPE="voice,home";VALUE=uri:tel:+1-415-555-0100',
      "TEL;WORK:+14155550101",
      "EMAIL;type=INTERNET:ana@example.com",
      "ADR;type=HOME:;;Rua 1;São Paulo;;01001;Brazil",
      "a line that is none",
      "END:VCARD",
    ].join("\n");
    expect(contactsOfVcard(card)).toEqual([
      {
        ...nobody,
        name: "Ana Maria Souza",
        organization: "Parley",
        phones: [
          { phone: "+55 11 98765-4321", waId: "5511987654321", label: "CELL" },
          { phone: "+1-415-555-0100", waId: null, label: "home" },
          { phone: "+14155550101", waId: null, label: "WORK" },
        ],
        emails: [{ email: "ana@example.com", label: null }],
        addresses: [{ text: "Rua 1, São Paulo, 01001, Brazil", label: "HOME" }],
      },
    ]);
  });

  test("a company's card is named by the company; no card gives no contact", () => {
    const company = "BEGIN:VCARD\nORG:Parley\nEND:VCARD";
    expect(contactsOfVcard(company)).toMatchObject([{ name: "Parley", organization: "Parley" }]);
    expect(contactsOfVcard("FN:Ana\nEND:VCARD\nBEGIN:VCARD\nFN:Bo")).toEqual([]);
  });

  test("a hostile file stays small and is read in time (T-40)", () => {
    const cards = contactsOfVcard("BEGIN:VCARD\nFN:a\nEND:VCARD\n".repeat(5_000));
    expect(cards).toHaveLength(100);
    const [crowded] = contactsOfVcard(`BEGIN:VCARD\n${"TEL:+1\n".repeat(5_000)}END:VCARD`);
    expect(crowded?.phones).toHaveLength(50);
    expect(contactsOfVcard(`BEGIN:VCARD\nFN;${'a"'.repeat(50_000)}\nEND:VCARD`)).toHaveLength(1);
  });

  test("any text is read without an exception", () => {
    const line = fc.oneof(
      fc.constantFrom("BEGIN:VCARD", "END:VCARD", "N:a;b\\", "TEL;=;:", "a.b;c=d:e", " fold"),
      fc.string({ unit: "binary-ascii" }),
    );
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        expect(contactsOfVcard(lines.join("\n"))).toBeInstanceOf(Array);
      }),
      { numRuns: 200 },
    );
  });
});
