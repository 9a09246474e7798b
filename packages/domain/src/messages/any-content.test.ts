import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type ContentType,
  checkContent,
  completeContent,
  type MessageContent,
  maxPreviewLength,
  messageContentSchema,
  messagePreview,
  providerIds,
  sendableContentSchema,
} from "./index.ts";

const anyText = fc.oneof(
  anyCodePoints(300),
  fc.constantFrom("", " ", "a", "a", "😀".repeat(30), "x".repeat(1990), "https://a.example"),
);
const maybe = fc.option(anyText);
const id = fc.uuid();
const media = fc.record({
  mediaId: fc.option(id),
  mimeType: fc.oneof(anyText, fc.constantFrom("image/png", "audio/ogg; codecs=opus")),
  filename: maybe,
  sizeBytes: fc.option(fc.maxSafeNat()),
});
const few = <Value>(value: fc.Arbitrary<Value>) => fc.array(value, { maxLength: 5 });

/** Contents by the shape of their files: of ours (`media`) or of a client (`{ mediaId }`). */
function anyOf<Media>(file: fc.Arbitrary<Media>) {
  const header = fc.option(
    fc.oneof(
      fc.record({ type: fc.constant("text"), text: anyText }),
      fc.record({ type: fc.constantFrom("image", "video", "document"), media: file }),
    ),
  );
  const frame = { header, body: anyText, footer: maybe };
  const rows = few(fc.record({ id: anyText, title: anyText, description: maybe }));
  const captioned = { media: file, caption: maybe };
  const card = {
    name: anyText,
    organization: maybe,
    phones: few(fc.record({ phone: anyText, waId: maybe, label: maybe })),
    emails: few(fc.record({ email: anyText, label: maybe })),
    urls: few(fc.record({ url: anyText, label: maybe })),
    addresses: few(fc.record({ text: anyText, label: maybe })),
    birthday: fc.oneof(maybe, fc.constant("2000-02-30")),
    isOwnNumber: fc.constant(false),
  };
  const degrees = (max: number) => fc.double({ min: -max, max, noNaN: true });
  const sections = few(fc.record({ title: maybe, rows }));
  const products = few(fc.record({ title: maybe, productIds: few(anyText) }));
  return {
    text: { text: anyText },
    image: captioned,
    video: captioned,
    document: captioned,
    audio: { media: file },
    voice: { media: file },
    sticker: { media: file, isAnimated: fc.boolean() },
    location: {
      latitude: degrees(90),
      longitude: degrees(180),
      name: maybe,
      address: maybe,
      url: fc.constant(null),
    },
    contacts: { contacts: few(fc.record(card)) },
    buttons: { ...frame, buttons: few(fc.record({ id: anyText, title: anyText })) },
    list: { ...frame, button: anyText, sections },
    cta_url: { ...frame, button: fc.record({ text: anyText, url: anyText }) },
    flow: { ...frame, button: anyText, flowId: anyText, screen: maybe },
    location_request: { body: anyText },
    products: { ...frame, catalogId: anyText, sections: products },
  };
}

const received = {
  button_reply: { id: maybe, title: anyText },
  list_reply: { id: anyText, title: anyText, description: maybe },
  flow_reply: { text: anyText, answers: fc.constant(null) },
  order: { catalogId: anyText, text: maybe, items: fc.constant([]) },
  system: { event: fc.constant("other"), text: anyText },
  template: {
    templateId: fc.constant(null),
    category: fc.constant("utility"),
    values: fc.constant({}),
    rendered: fc.record({
      name: anyText,
      language: fc.constant("en"),
      header: fc.constant(null),
      body: maybe,
      footer: maybe,
      buttons: fc.constant([]),
      cards: fc.constantFrom([], [{ header: null, body: "A card", buttons: [] }]),
      offer: fc.constant(null),
    }),
  },
  deleted: {},
  other: {
    providerType: fc.string({ minLength: 1 }),
    raw: fc.anything(),
    label: anyCodePoints(500, 1),
  },
};

type Shapes = Record<string, Record<string, fc.Arbitrary<unknown>>>;

function contents(shapes: Shapes): fc.Arbitrary<unknown> {
  const kinds = Object.entries(shapes);
  return fc.oneof(
    ...kinds.map(([type, shape]) => fc.record({ ...shape, type: fc.constant(type) })),
  );
}

const contentShapes = {
  ...anyOf(media),
  ...received,
  reaction: { targetProviderMessageId: anyText, emoji: maybe },
} satisfies Record<ContentType, unknown>;

const anyContent = contents(contentShapes).map(
  (content): MessageContent => messageContentSchema.parse(content),
);
const anySubmission = contents({
  ...anyOf(fc.record({ mediaId: id })),
  reaction: { messageId: id, emoji: maybe },
});

test("for any content the check gives whole sentences and never throws (MSG-7)", () => {
  fc.assert(
    fc.property(anyContent, fc.constantFrom(...providerIds), (content, provider) => {
      for (const { field, message } of checkContent(content, provider)) {
        expect(field).not.toBe("");
        expect(message).toMatch(/^[A-Z].*\.$/);
      }
    }),
    { numRuns: 500 },
  );
});

test("the preview of any content is one line of at most 200 units (MSG-2)", () => {
  fc.assert(
    fc.property(anyContent, (content) => {
      const preview = messagePreview(content);
      expect(preview.length).toBeLessThanOrEqual(maxPreviewLength);
      expect(preview).not.toMatch(/[\n\r]/);
    }),
    { numRuns: 500 },
  );
});

test("what came out of the schema for clients goes through it unchanged (MSG-11)", () => {
  fc.assert(
    fc.property(anySubmission, (submission) => {
      const sendable = sendableContentSchema.parse(submission);
      expect(sendableContentSchema.parse(sendable)).toEqual(sendable);
      const found = {
        media: { mediaId: null, mimeType: "image/png", filename: null, sizeBytes: 1 },
        targetProviderMessageId: "1",
      };
      const content = completeContent(sendable, found);
      expect(messageContentSchema.parse(content)).toEqual(content);
    }),
    { numRuns: 500 },
  );
});

test("the schema for clients answers any input at all (MSG-11, Z-02)", () => {
  fc.assert(
    fc.property(fc.anything(), (input) => {
      expect(sendableContentSchema.safeParse(input).success).toBe(false);
    }),
  );
});

/** Any code points, lone surrogates included; the library's own "binary" unit takes most of a second to set up. */
function anyCodePoints(maxLength: number, minLength = 0) {
  return fc
    .array(fc.integer({ min: 0, max: 0x10ffff }), { minLength, maxLength, size: "max" })
    .map((codes) => String.fromCodePoint(...codes));
}
