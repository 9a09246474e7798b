import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  contactMetadataSchema,
  contactNameSchema,
  marketingConsent,
  maxMetadataBytes,
  maxTagNameLength,
  tagColourSchema,
  tagColours,
  tagKey,
  tagNameSchema,
} from "./index.ts";

describe("tags", () => {
  test("a name is one line without space around it (TAG-1, S3.19)", () => {
    expect(tagNameSchema.parse("  big \n\t spender ")).toBe("big spender");
  });

  test.each(["", "   ", "x".repeat(maxTagNameLength + 1), "a\u202eb", "a\u200bb"])(
    "%j is no name (TAG-1, S3.19)",
    (name) => {
      expect(tagNameSchema.safeParse(name).success).toBe(false);
    },
  );

  test("the longest name passes (TAG-1)", () => {
    expect(tagNameSchema.parse("x".repeat(maxTagNameLength))).toHaveLength(maxTagNameLength);
  });

  test("case, width and composition of letters make no other tag (TAG-2, S3.19)", () => {
    const same = ["café", "CAFÉ", "cafe\u0301", "ｃａｆé"];
    expect(new Set(same.map(tagKey)).size).toBe(1);
    expect(tagKey("café")).not.toBe(tagKey("cafe"));
  });

  test("a key is its own key, so a name found by it is found again (TAG-2)", () => {
    fc.assert(fc.property(fc.string({ unit: "grapheme" }), (s) => tagKey(tagKey(s)) === tagKey(s)));
  });

  test("a colour is one of the palette (S3.19)", () => {
    for (const colour of tagColours) expect(tagColourSchema.parse(colour)).toBe(colour);
    expect(tagColourSchema.safeParse("red").success).toBe(false);
  });
});

describe("names", () => {
  test("a name is one line; an empty one takes the name away (CNT-1, S0.43)", () => {
    expect(contactNameSchema.parse(" Ana \n Lima ")).toBe("Ana Lima");
    expect(contactNameSchema.parse(" \n ")).toBeNull();
    expect(contactNameSchema.safeParse("x".repeat(101)).success).toBe(false);
  });
});

describe("metadata", () => {
  test("plain values under short names pass as they are (MDT-1, S0.45)", () => {
    const data = { plan: "gold", orders: 7, isVip: true, since: null };
    expect(contactMetadataSchema.parse(data)).toEqual(data);
  });

  test.each([
    ["a value that holds others", { a: { b: 1 } }],
    ["a list", { a: [1] }],
    ["a long text", { a: "x".repeat(1001) }],
    ["a name without a sign", { "": 1 }],
    ["a long name", { ["x".repeat(65)]: 1 }],
    ["51 entries", Object.fromEntries(Array.from({ length: 51 }, (_, n) => [`k${n}`, n]))],
    [
      "more bytes than may be, though few letters",
      Object.fromEntries(Array.from({ length: 9 }, (_, n) => [`k${n}`, "é".repeat(500)])),
    ],
  ])("%s is refused (MDT-1, S0.45)", (_, data) => {
    expect(contactMetadataSchema.safeParse(data).success).toBe(false);
  });

  test("exactly the largest size passes, one byte more does not (MDT-1)", () => {
    const filled = (last: number) => ({
      ...Object.fromEntries(Array.from({ length: 8 }, (_, n) => [`k${n}`, "x".repeat(1000)])),
      z: "x".repeat(last),
    });
    const room = maxMetadataBytes - JSON.stringify(filled(0)).length;
    expect(contactMetadataSchema.safeParse(filled(room)).success).toBe(true);
    expect(contactMetadataSchema.safeParse(filled(room + 1)).success).toBe(false);
  });
});

test("a no to marketing stands until a yes takes it away (MKT-1, S4.8)", () => {
  const at = new Date(0);
  const consent = (marketingAllowedAt: Date | null, marketingStoppedAt: Date | null) =>
    marketingConsent({ marketingAllowedAt, marketingStoppedAt });
  expect(consent(null, null)).toBe("not_asked");
  expect(consent(at, null)).toBe("opted_in");
  expect(consent(null, at)).toBe("opted_out");
  expect(consent(at, at)).toBe("opted_out");
});
