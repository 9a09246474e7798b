import { expect, test } from "vitest";
import { escapeJson } from "./escape-json.ts";

test.each([
  ["ä", '"\\u00e4"'],
  ["😀", '"\\ud83d\\ude00"'],
  ["a lone \ud800 surrogate", '"a lone \\ud800 surrogate"'],
  ["a/b", '"a\\/b"'],
  ["ana@example.com", '"ana\\u0040example.com"'],
  ['"\\\n\u0000', '"\\"\\\\\\n\\u0000"'],
  ["\u007f\u2028", '"\\u007f\\u2028"'],
])("%j is written in Meta's ASCII form (A.3)", (value, bytes) => {
  expect(escapeJson(value)).toBe(bytes);
  expect(JSON.parse(escapeJson(value))).toBe(value);
});

test("keys are escaped as values are", () => {
  expect(escapeJson({ "é/@": [1, null] })).toBe('{"\\u00e9\\/\\u0040":[1,null]}');
});
