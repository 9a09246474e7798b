import { expect, test } from "vitest";
import { phoneProblems, phoneSchema } from "./index.ts";

test("a phone with its country code becomes E.164 (S0.32)", () => {
  expect(phoneSchema.parse(" +49 (0) 151-1234 5678 ".replace("(0) ", ""))).toBe("+4915112345678");
});

test.each([
  ["", phoneProblems.empty],
  ["0151 12345678", phoneProblems.country_code_missing],
  ["+49 1", phoneProblems.invalid],
])("%j is refused in words (S0.32)", (text, words) => {
  expect(phoneSchema.safeParse(text).error?.issues[0]?.message).toBe(words);
});
