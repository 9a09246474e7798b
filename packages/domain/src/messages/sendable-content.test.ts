import { describe, expect, test } from "vitest";
import {
  checkContent,
  completeContent,
  mediaOf,
  messageContentSchema,
  type SendableContent,
  sendableContentSchema,
} from "./index.ts";

const mediaId = "018f2b7e-0000-7000-8000-00000000000a";
const frame = { body: "Pick one" };
const found = {
  media: { mediaId, mimeType: "image/png", filename: "a.png", sizeBytes: 1 },
  targetProviderMessageId: "wamid.1",
};

/** One of each kind, with as little as a client must say. */
const leastOfEach: Record<SendableContent["type"], Record<string, unknown>> = {
  text: { text: "Hi" },
  image: { media: { mediaId } },
  video: { media: { mediaId } },
  document: { media: { mediaId } },
  audio: { media: { mediaId } },
  voice: { media: { mediaId } },
  sticker: { media: { mediaId } },
  location: { latitude: 1, longitude: 2 },
  contacts: { contacts: [{ name: "Bo" }] },
  reaction: { messageId: mediaId, emoji: "👍" },
  buttons: { ...frame, buttons: [{ id: "1", title: "Yes" }] },
  list: { ...frame, button: "Options", sections: [{ rows: [{ id: "1", title: "Express" }] }] },
  cta_url: { ...frame, button: { text: "See", url: "https://shop.example" } },
  flow: { ...frame, button: "Book", flowId: "1" },
  location_request: frame,
  products: { ...frame, catalogId: "1", sections: [{ productIds: ["sku-1"] }] },
};
const kinds = Object.entries(leastOfEach).map(([type, rest]) => [type, { type, ...rest }] as const);

describe("what a client may submit (MSG-11)", () => {
  test.each(kinds)("%s: the least that is needed becomes a whole content", (type, input) => {
    const sendable = sendableContentSchema.parse(input);
    const content = completeContent(sendable, found);
    expect(messageContentSchema.parse(content)).toEqual(content);
    expect(content?.type).toBe(type);
  });

  test.each(kinds)("%s: parsing what was parsed changes nothing", (_, input) => {
    const sendable = sendableContentSchema.parse(input);
    expect(sendableContentSchema.parse(sendable)).toEqual(sendable);
  });

  test.each(kinds)("%s: a field that nobody knows is refused", (_, input) => {
    expect(sendableContentSchema.safeParse({ ...input, constructor: 1, more: 1 }).success).toBe(
      false,
    );
  });

  test.each(["system", "deleted", "order", "button_reply", "other", "template", ""])(
    "%j is not sent by a client",
    (type) => {
      expect(sendableContentSchema.safeParse({ type, text: "x" }).success).toBe(false);
    },
  );

  test("texts come out clean, blank optional ones as null (MSG-4)", () => {
    expect(
      sendableContentSchema.parse({
        type: "buttons",
        header: { type: "text", text: "a\u0000b" },
        body: "x\ud800",
        footer: " \u0000",
        buttons: [{ id: "1", title: "\u0000Yes" }],
      }),
    ).toEqual({
      type: "buttons",
      header: { type: "text", text: "ab" },
      body: "x\ufffd",
      footer: null,
      buttons: [{ id: "1", title: "Yes" }],
    });
  });

  test("a file is named by our id alone; its type and size are not the client's to say", () => {
    const media = { mediaId, mimeType: "image/png", filename: null, sizeBytes: 1 };
    expect(sendableContentSchema.safeParse({ type: "image", media }).success).toBe(false);
    expect(
      sendableContentSchema.safeParse({ type: "image", media: { mediaId: "x" } }).success,
    ).toBe(false);
    const upper = { type: "image", media: { mediaId: mediaId.toUpperCase() } };
    expect(sendableContentSchema.parse(upper)).toMatchObject({ media: { mediaId } });
  });

  test.each<[string, Record<string, unknown>]>([
    ["an endless text", { type: "text", text: "a".repeat(10_001) }],
    ["an endless title", { ...kindOf("buttons"), buttons: [{ id: "1", title: "a".repeat(2001) }] }],
    ["endless rows", { ...kindOf("list"), sections: [{ title: null, rows: many(31) }] }],
    ["endless sections", { ...kindOf("list"), sections: many(31).map(() => ({ rows: [] })) }],
    ["endless buttons", { ...kindOf("buttons"), buttons: many(31) }],
    ["endless cards", { type: "contacts", contacts: many(31).map(() => ({ name: "x" })) }],
    ["a number of the customer's own", { type: "contacts", contacts: [{ isOwnNumber: true }] }],
    ["no place on earth", { type: "location", latitude: 91, longitude: 0 }],
    ["an infinite place", { type: "location", latitude: 0, longitude: Number.POSITIVE_INFINITY }],
    ["a place with a link", { ...kindOf("location"), url: "https://x.example" }],
  ])("%s is refused early", (_, input) => {
    expect(sendableContentSchema.safeParse(input).success).toBe(false);
  });

  test("what is over the platform's limits but not hostile is left to the check, which explains", () => {
    const input = { ...kindOf("buttons"), buttons: many(5) };
    const content = completeContent(sendableContentSchema.parse(input), found);
    expect(content === null ? [] : checkContent(content, "meta")).toEqual([
      {
        field: "buttons",
        code: "too_many",
        message: "There can be at most 3 buttons; there are 5.",
      },
    ]);
  });
});

describe("completing (MSG-11)", () => {
  const parse = (input: Record<string, unknown>) => sendableContentSchema.parse(input);
  const header = { type: "image", media: { mediaId } };

  test("the file found takes the place of its id, in a header as well", () => {
    expect(completeContent(parse(kindOf("image")), found)).toEqual({
      type: "image",
      media: found.media,
      caption: null,
    });
    expect(completeContent(parse({ ...kindOf("buttons"), header }), found)).toMatchObject({
      header: { type: "image", media: found.media },
    });
    const text = { type: "text", text: "News" };
    expect(completeContent(parse({ ...kindOf("buttons"), header: text }), found)).toMatchObject({
      header: text,
    });
  });

  test("the message found takes the place of a reaction's target", () => {
    expect(completeContent(parse({ ...kindOf("reaction"), emoji: "" }), found)).toEqual({
      type: "reaction",
      targetProviderMessageId: "wamid.1",
      emoji: null,
    });
  });

  test.each([kindOf("voice"), kindOf("reaction"), { ...kindOf("cta_url"), header }])(
    "what names something absent completes to nothing: %j",
    (input) => {
      const nothing = { media: null, targetProviderMessageId: null };
      expect(completeContent(parse(input), nothing)).toBeNull();
    },
  );

  test("the one file of a content is its own or its header's", () => {
    expect(mediaOf(parse(kindOf("image")))).toEqual({ mediaId });
    expect(mediaOf(parse({ ...kindOf("flow"), header }))).toEqual({ mediaId });
    expect(mediaOf(parse({ ...kindOf("flow"), header: { type: "text", text: "x" } }))).toBeNull();
    expect(mediaOf(parse(kindOf("flow")))).toBeNull();
    expect(mediaOf({ type: "image", media: found.media, caption: null })).toEqual(found.media);
    expect(mediaOf({ type: "deleted" })).toBeNull();
  });
});

function kindOf(type: SendableContent["type"]): Record<string, unknown> {
  return { type, ...leastOfEach[type] };
}

function many(count: number) {
  return Array.from({ length: count }, (_, at) => ({ id: `${at}`, title: `T${at}` }));
}
