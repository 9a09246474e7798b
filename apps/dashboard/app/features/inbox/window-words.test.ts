import { expect, test } from "vitest";
import { msUntilChange, remainingChip, remainingWords } from "./window-words.ts";

const minute = 60_000;

test.each([
  [3 * 60 * minute + 12 * minute, "3 h 12 m", "3 h"],
  [60 * minute, "1 h 0 m", "1 h"],
  [60 * minute - 1, "59 m", "59 m"],
  [minute, "1 m", "1 m"],
  [minute - 1, "under 1 m", "<1 m"],
])("%d ms left read %s, in a chip %s (S3.18)", (ms, words, chip) => {
  expect(remainingWords(ms)).toBe(words);
  expect(remainingChip(ms)).toBe(chip);
});

test.each([
  [5 * minute + 10, 10],
  [5 * minute, minute],
  [10, 10],
  [0, 0],
])("with %d ms left the words change in %d ms", (ms, wait) => {
  expect(msUntilChange(ms)).toBe(wait);
});
