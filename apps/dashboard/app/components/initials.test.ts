import { expect, test } from "vitest";
import { hue } from "./hue.ts";
import { initials } from "./initials.ts";

test.each([
  ["Ana Lima", "AL"],
  ["ana maria lima", "AL"],
  ["Ana", "A"],
  ["  Ana   Lima ", "AL"],
  ["Émile Zola", "ÉZ"],
  ["山田 太郎", "山太"],
  ["Владимир Набоков", "ВН"],
  ["محمد علي", "مع"],
  ["नरेन्द्र मोदी", "नमो"],
  ["👩‍👩‍👧 Family", "👩‍👩‍👧F"],
  ["(Ana) «Lima»", "AL"],
  ["", "#"],
  ["  ", "#"],
  ["+49 1511 2345678", "#"],
  ["...", "#"],
])("%j is shown as %j", (name, expected) => {
  expect(initials(name)).toBe(expected);
});

test("a name has the same colour each time, and names spread over all colours", () => {
  const names = Array.from({ length: 400 }, (_, index) => `Contact ${index}`);
  const hues = names.map((name) => hue(name, 8));
  expect(names.map((name) => hue(name, 8))).toEqual(hues);
  expect(new Set(hues)).toEqual(new Set([0, 1, 2, 3, 4, 5, 6, 7]));
});
