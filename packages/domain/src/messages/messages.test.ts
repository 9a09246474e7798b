import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  checkText,
  cleanText,
  compareDisplayOrder,
  type DisplayKey,
  inboundPosition,
  maxPreviewLength,
  maxTextLength,
  messageContentSchema,
  messageKind,
  messageKindLabel,
  messagePreview,
  otherContent,
  outboundTextSchema,
  ownPosition,
  textLength,
} from "./index.ts";

describe("content (MSG-1)", () => {
  test("a text keeps its raw markers", () => {
    const content = { type: "text", text: "*hello*" };
    expect(messageContentSchema.parse(content)).toEqual(content);
  });

  test("a type without a model is a labelled placeholder that keeps the raw object (G.1.2)", () => {
    const content = otherContent("poll", { id: "1" });
    expect(content).toEqual({
      type: "other",
      providerType: "poll",
      label: "Poll",
      raw: { id: "1" },
    });
    expect(messageContentSchema.parse(content)).toEqual(content);
  });

  test("a type nobody knows reads Unsupported message (G.1.2)", () => {
    expect(messageKindLabel("hologram")).toBe("Unsupported message");
    expect(messageKindLabel("constructor")).toBe("Unsupported message");
  });

  test("the kind is the provider's word", () => {
    expect(messageKind({ type: "text", text: "x" })).toBe("text");
    expect(messageKind(otherContent("sticker", null))).toBe("sticker");
  });

  test("content of an unknown shape is refused", () => {
    expect(messageContentSchema.safeParse({ type: "text" }).success).toBe(false);
    expect(messageContentSchema.safeParse({ type: "image", id: "1" }).success).toBe(false);
  });
});

describe("preview (MSG-2)", () => {
  test("a text is one line without markers (S3.6, S4.26)", () => {
    expect(messagePreview({ type: "text", text: "*Hi* _there_,\n\n  `x`\tend " })).toBe(
      "Hi there, x end",
    );
  });

  test("other types show their label", () => {
    expect(messagePreview(otherContent("document", {}))).toBe("Document");
  });

  test("a long text is cut with an ellipsis, never inside an emoji", () => {
    expect(messagePreview({ type: "text", text: "a".repeat(maxPreviewLength) })).toHaveLength(
      maxPreviewLength,
    );
    const cut = messagePreview({ type: "text", text: `${"a".repeat(maxPreviewLength - 2)}😀😀` });
    expect(cut).toBe(`${"a".repeat(maxPreviewLength - 2)}…`);
    expect(cut.isWellFormed()).toBe(true);
  });

  test("never holds a line break and never exceeds its length", () => {
    fc.assert(
      fc.property(anyCodePoints(400), (text) => {
        const preview = messagePreview({ type: "text", text });
        expect(preview).not.toMatch(/[\n\r]/);
        expect(preview.length).toBeLessThanOrEqual(maxPreviewLength);
      }),
    );
  });
});

describe("text to send (MSG-3, S1.16, Z-04)", () => {
  test.each([
    ["one character", "a", true],
    ["exactly 4,096 characters", "a".repeat(maxTextLength), true],
    ["4,096 emoji", "😀".repeat(maxTextLength), true],
    ["4,097 characters", "a".repeat(maxTextLength + 1), "too_long"],
    ["nothing", "", "empty"],
    ["white space", " \n\t\u00a0", "empty"],
    ["only NUL", "\u0000", "empty"],
  ])("%s", (_, text, expected) => {
    expect(checkText(text)).toEqual(
      expected === true ? { ok: true, text } : { ok: false, reason: expected },
    );
  });

  test("length is counted in code points", () => {
    expect(textLength("a😀ä")).toBe(3);
  });

  test("the schema cleans and names the reason of a refusal", () => {
    expect(outboundTextSchema.parse("a\u0000b")).toBe("ab");
    expect(outboundTextSchema.safeParse(" ").error?.issues[0]?.message).toBe("empty");
    expect(outboundTextSchema.safeParse("x".repeat(5000)).error?.issues[0]?.message).toBe(
      "too_long",
    );
  });
});

describe("cleaning (MSG-4, T-37, Z-02)", () => {
  test("NUL goes, lone surrogates become U+FFFD, the rest stays", () => {
    expect(cleanText("a\u0000b\ud800c😀\u202e")).toBe("ab\ufffdc😀\u202e");
  });

  test("cleaned text is well-formed, free of NUL, and cleaning it again changes nothing", () => {
    fc.assert(
      fc.property(
        anyCodePoints(50),
        fc.constantFrom("", "\u0000", "\ud800", "\udfff"),
        (text, bad) => {
          const clean = cleanText(text + bad);
          expect(clean.isWellFormed() && !clean.includes("\u0000")).toBe(true);
          expect(cleanText(clean)).toBe(clean);
        },
      ),
    );
  });
});

describe("display order (MSG-5, D-03)", () => {
  test("within a second a tap stands below what it answers, another message above (MSG-5)", () => {
    const tap = inboundPosition({ type: "button_reply", id: null, title: "Yes" }, 0);
    const text = inboundPosition({ type: "text", text: "Yes" }, 0);
    expect([text, ownPosition, tap].toSorted((a, b) => a - b)).toEqual([text, ownPosition, tap]);
    expect(inboundPosition({ type: "button_reply", id: null, title: "No" }, 1)).toBe(tap + 1);
  });

  const key = fc.record({
    providerAt: fc.integer({ min: 0, max: 5000 }).map((ms) => new Date(ms)),
    position: fc.nat(2),
    sequence: fc.nat(50),
  });

  test("seconds first, then the position in the POST, then our sequence", () => {
    const at = (ms: number, position: number, sequence: number): DisplayKey => ({
      providerAt: new Date(ms),
      position,
      sequence,
    });
    const wanted = [at(900, 0, 9), at(100, 1, 1), at(100, 1, 2), at(1000, 0, 0)];
    expect(wanted.toReversed().toSorted(compareDisplayOrder)).toEqual(wanted);
  });

  test("the order of arrival never changes the list", () => {
    fc.assert(
      fc.property(fc.uniqueArray(key, { selector: ({ sequence }) => sequence }), (keys) => {
        expect(keys.toReversed().toSorted(compareDisplayOrder)).toEqual(
          keys.toSorted(compareDisplayOrder),
        );
      }),
    );
  });
});

/** Any code points, lone surrogates included; the library's own "binary" unit takes most of a second to set up. */
function anyCodePoints(maxLength: number, minLength = 0) {
  return fc
    .array(fc.integer({ min: 0, max: 0x10ffff }), { minLength, maxLength, size: "max" })
    .map((codes) => String.fromCodePoint(...codes));
}

test("a message whose type is an empty word is kept like any unknown one (Z-01, G.1.2)", () => {
  const content = otherContent("", { type: "" });
  expect(messageContentSchema.parse(content)).toMatchObject({ providerType: "unknown" });
});
