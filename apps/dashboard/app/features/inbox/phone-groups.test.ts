import { expect, test } from "vitest";
import { phoneGroups } from "./phone-groups.ts";

test.each([
  ["+442071838000", "+44 207 183 8000"],
  ["+15551475001", "+1 555 147 5001"],
  ["+4930901820", "+49 3090 1820"],
  ["+966112345670", "+966 112 345 670"],
  ["+5511987650142", "+55 119 8765 0142"],
  ["not a number", "not a number"],
])("%s reads %s", (e164, words) => {
  expect(phoneGroups(e164)).toBe(words);
});

test("no digit is lost or moved", () => {
  for (const e164 of ["+12345678", "+861012345678", "+999123456789012", "+35312345678"]) {
    expect(phoneGroups(e164).replaceAll(" ", "")).toBe(e164);
  }
});
