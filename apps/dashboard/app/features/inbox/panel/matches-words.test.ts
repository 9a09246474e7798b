import { expect, test } from "vitest";
import { matchesWords } from "./matches-words.ts";

test.each([
  ["", true],
  ["zoe", true],
  ["ade", true],
  ["ade zo", true],
  ["ZOË", true],
  ["oe", false],
  ["zoe x", false],
])("“%s” finds Zoë Adeyemi: %s (S0.39)", (words, isFound) => {
  expect(matchesWords("Zoë Adeyemi", words)).toBe(isFound);
});
