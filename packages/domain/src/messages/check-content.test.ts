import { describe, expect, test } from "vitest";
import {
  type ContactCard,
  type ContentOf,
  checkContent,
  type MessageContent,
  otherContent,
  type ProviderId,
} from "./index.ts";

const place: ContentOf<"location"> = {
  type: "location",
  latitude: 48.2,
  longitude: 16.37,
  name: "Office",
  address: null,
  url: null,
};

const card: ContactCard = {
  name: "Bo Li",
  organization: null,
  phones: [],
  emails: [],
  urls: [],
  addresses: [],
  birthday: null,
  isOwnNumber: false,
};

function codes(content: MessageContent, provider: ProviderId = "meta") {
  return checkContent(content, provider).map(({ field, code }) => `${field}: ${code}`);
}

describe("text (MSG-7, S1.16)", () => {
  test.each<[ProviderId, string, string[]]>([
    ["meta", "a".repeat(4096), []],
    ["meta", "😀".repeat(4096), []],
    ["meta", "a".repeat(4097), ["text: too_long"]],
    ["twilio", "a".repeat(1600), []],
    ["twilio", "a".repeat(1601), ["text: too_long"]],
    ["twilio", "\u0000 \n", ["text: missing"]],
  ])("%s, %.8s…", (provider, text, expected) => {
    expect(codes({ type: "text", text }, provider)).toEqual(expected);
  });

  test("an issue is a whole sentence that names the limit", () => {
    expect(checkContent({ type: "text", text: "a".repeat(5000) }, "meta")).toEqual([
      {
        field: "text",
        code: "too_long",
        message: "The text can have at most 4,096 characters; it has 5,000.",
      },
    ]);
    expect(checkContent({ type: "text", text: "" }, "meta")[0]?.message).toBe(
      "The text is missing.",
    );
  });
});

test.each<MessageContent>([
  { type: "deleted" },
  { type: "system", event: "other", text: "x" },
  { type: "button_reply", id: "1", title: "Yes" },
  otherContent("poll", {}),
])("what only customers and WhatsApp say is not sent: %j (MSG-7)", (content) => {
  expect(codes(content)).toEqual(["type: unsupported"]);
});

describe("a place (MSG-10, S1.21)", () => {
  test.each<[Partial<typeof place>, string[]]>([
    [{}, []],
    [{ latitude: 90, longitude: -180 }, []],
    [{ latitude: -90.001 }, ["latitude: invalid"]],
    [{ longitude: 180.001 }, ["longitude: invalid"]],
    [{ latitude: Number.NaN }, ["latitude: invalid"]],
    [{ name: null }, []],
  ])("%j", (change, expected) => {
    expect(codes({ ...place, ...change })).toEqual(expected);
  });

  test("through Twilio it needs a name (Twilio 6)", () => {
    expect(codes(place, "twilio")).toEqual([]);
    expect(codes({ ...place, name: null }, "twilio")).toEqual(["name: missing"]);
    expect(codes({ ...place, name: " " }, "twilio")).toEqual(["name: missing"]);
    expect(codes({ ...place, name: "a".repeat(1601) }, "twilio")).toEqual(["name: too_long"]);
  });
});

describe("contact cards (MSG-10)", () => {
  const cards = (count: number): MessageContent => ({
    type: "contacts",
    contacts: Array.from({ length: count }, () => card),
  });

  test("one to five through Meta, one through Twilio", () => {
    expect([1, 5].flatMap((count) => codes(cards(count)))).toEqual([]);
    expect(codes(cards(0))).toEqual(["contacts: too_few"]);
    expect(codes(cards(6))).toEqual(["contacts: too_many"]);
    expect(codes(cards(1), "twilio")).toEqual([]);
    expect(checkContent(cards(2), "twilio")).toEqual([
      {
        field: "contacts",
        code: "too_many",
        message: "There can be at most 1 contact; there are 2.",
      },
    ]);
  });

  test("each has a name, and a birthday that is a date", () => {
    const contacts = [card, { ...card, name: " " }, { ...card, birthday: "1990-12-31" }];
    expect(codes({ type: "contacts", contacts })).toEqual(["contacts.1.name: missing"]);
  });

  test.each(["1990-13-01", "2023-04-31", "31.12.1990", ""])("%j is no birthday", (birthday) => {
    expect(codes({ type: "contacts", contacts: [{ ...card, birthday }] })).toEqual([
      "contacts.0.birthday: invalid",
    ]);
  });
});

describe("a reaction (MSG-10, S0.16)", () => {
  const react = (emoji: string | null): MessageContent => ({
    type: "reaction",
    targetProviderMessageId: "wamid.1",
    emoji,
  });

  test.each([null, "👍", "❤", "👍🏽", "👨‍👩‍👧‍👦", "🇦🇹", "1️⃣", "🏴󠁧󠁢󠁥󠁮󠁧󠁿"])(
    "%s is one, or takes it away",
    (emoji) => {
      expect(codes(react(emoji))).toEqual([]);
    },
  );

  test.each(["", "a", "1", "👍👍", "👍 ", "ok 👍", "👍".repeat(40)])("%s is none", (emoji) => {
    expect(codes(react(emoji))).toEqual(["emoji: invalid"]);
  });

  test("Twilio sends none", () => {
    expect(codes(react("👍"), "twilio")).toEqual(["type: unsupported"]);
  });
});
