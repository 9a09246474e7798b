import { expect, test } from "vitest";
import { parseUsername } from "./index.ts";

test.each([
  ["analima", "analima"],
  [" @Ana.Lima_9 ", "ana.lima_9"],
  ["abc", "abc"],
  ["a".repeat(35), "a".repeat(35)],
  ["ab", null],
  ["a".repeat(36), null],
  ["@@ana", null],
  ["ana lima", null],
  ["añalima", null],
  ["ana\nlima", null],
  ["", null],
])("%j is the username %s (IDN-11)", (input, username) => {
  expect(parseUsername(input)).toBe(username);
});
