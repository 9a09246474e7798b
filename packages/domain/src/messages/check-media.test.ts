import { describe, expect, test } from "vitest";
import {
  capabilitiesOf,
  checkContent,
  type MediaKind,
  type MediaPart,
  type MessageContent,
  mediaKinds,
  type ProviderId,
  providerIds,
} from "./index.ts";

function file(kind: MediaKind, change: Partial<MediaPart> = {}): MessageContent {
  const media = {
    mediaId: null,
    mimeType: capabilitiesOf("twilio").media[kind].mimeTypes[0] ?? "",
    filename: "invoice.pdf",
    sizeBytes: 1,
    ...change,
  };
  switch (kind) {
    case "sticker":
      return { type: kind, media, isAnimated: false };
    case "audio":
    case "voice":
      return { type: kind, media };
    default:
      return { type: kind, media, caption: null };
  }
}

function codes(content: MessageContent, provider: ProviderId = "meta") {
  return checkContent(content, provider).map(({ field, code }) => `${field}: ${code}`);
}

const everyKind = providerIds.flatMap((provider) =>
  mediaKinds.map((kind) => [provider, kind] as const),
);

describe("size of a file (MSG-8, S0.7, S0.11–S0.14, S1.18)", () => {
  test.each(everyKind)(
    "%s %s: exactly the limit passes, one byte over is refused",
    (provider, kind) => {
      const { maxBytes } = capabilitiesOf(provider).media[kind];
      expect(codes(file(kind, { sizeBytes: maxBytes }), provider)).toEqual([]);
      expect(codes(file(kind, { sizeBytes: maxBytes + 1 }), provider)).toEqual([
        "media.sizeBytes: too_large",
      ]);
    },
  );

  test("the refusal names the limit", () => {
    const huge = { sizeBytes: 2 ** 30 };
    const message = (content: MessageContent) => checkContent(content, "meta")[0]?.message;
    expect(message(file("image", huge))).toBe("An image can have at most 5 MB.");
    expect(message(file("document", huge))).toBe("A document can have at most 100 MB.");
    expect(message(file("sticker", huge))).toBe("A sticker can have at most 100 KB.");
  });

  test("a sticker that moves may have 500 KB", () => {
    const media = { mediaId: null, mimeType: "image/webp", filename: null, sizeBytes: 500 * 1024 };
    expect(codes({ type: "sticker", media, isAnimated: true })).toEqual([]);
    expect(codes({ type: "sticker", media, isAnimated: false })).toEqual([
      "media.sizeBytes: too_large",
    ]);
  });

  test("a file that is empty or not there yet is not sent", () => {
    expect(codes(file("image", { sizeBytes: 0 }))).toEqual(["media.sizeBytes: missing"]);
    expect(codes(file("image", { sizeBytes: null }))).toEqual(["media.sizeBytes: missing"]);
  });
});

describe("type of a file (MSG-8, S1.17–S1.20)", () => {
  test.each<[MediaKind, string, ProviderId, boolean]>([
    ["image", "image/png", "meta", true],
    ["image", "IMAGE/JPEG", "meta", true],
    ["image", "image/webp", "meta", false],
    ["image", "image/gif", "twilio", false],
    ["video", "video/3gpp", "meta", true],
    ["video", "video/3gpp", "twilio", false],
    ["audio", "audio/mp4", "meta", true],
    ["audio", "audio/mp4", "twilio", false],
    ["voice", "audio/ogg; codecs=opus", "meta", true],
    ["voice", "audio/webm;codecs=opus", "meta", false],
    ["document", "text/plain", "meta", true],
    ["document", "text/plain", "twilio", false],
    ["document", "text/html", "meta", false],
  ])("%s of %s through %s: %s", (kind, mimeType, provider, isAllowed) => {
    expect(codes(file(kind, { mimeType }), provider)).toEqual(
      isAllowed ? [] : ["media.mimeType: wrong_type"],
    );
  });

  test("the refusal names the types", () => {
    expect(checkContent(file("image", { mimeType: "image/tiff" }), "meta")[0]?.message).toBe(
      "An image must be of one of these types: jpg, png.",
    );
  });
});

describe("name and caption (MSG-8, S1.17, S1.20)", () => {
  test("a document has a name where the customer sees it", () => {
    expect(codes(file("document", { filename: null }))).toEqual(["media.filename: missing"]);
    expect(codes(file("document", { filename: " " }))).toEqual(["media.filename: missing"]);
    expect(codes(file("document", { filename: null }), "twilio")).toEqual([]);
  });

  const captioned = (type: "image" | "video", caption: string) =>
    ({ ...file(type), type, caption }) as MessageContent;

  test("a caption has at most 1,024 characters and is not blank", () => {
    expect(codes(captioned("image", "ä".repeat(1024)))).toEqual([]);
    expect(codes(captioned("image", "ä".repeat(1025)))).toEqual(["caption: too_long"]);
    expect(codes(captioned("image", " "))).toEqual(["caption: missing"]);
  });

  test("Twilio has none beside videos", () => {
    expect(codes(captioned("image", "x"), "twilio")).toEqual([]);
    expect(codes(captioned("video", "x"), "twilio")).toEqual(["caption: unsupported"]);
  });
});
