import { expect, test } from "vitest";
import { readRange } from "./read-range.ts";

test.each([
  ["bytes=0-99", { start: 0, end: 99 }],
  ["bytes=0-0", { start: 0, end: 0 }],
  ["bytes=990-", { start: 990, end: 999 }],
  ["bytes=990-5000", { start: 990, end: 999 }],
  ["bytes=-10", { start: 990, end: 999 }],
  ["bytes=-5000", { start: 0, end: 999 }],
  [" bytes=0-1 ", { start: 0, end: 1 }],
  ["bytes=1000-", "unsatisfiable"],
  ["bytes=1000-2000", "unsatisfiable"],
  ["bytes=-0", "unsatisfiable"],
  [null, null],
  ["", null],
  ["bytes=-", null],
  ["bytes=9-1", null],
  ["bytes=0-1,5-9", null],
  ["bytes=a-b", null],
  ["bytes=0x1-2", null],
  ["items=0-1", null],
  [`bytes=${"9".repeat(40)}-`, null],
])("of 1,000 bytes %j asks for %j (RFC 9110, 14)", (header, range) => {
  expect(readRange(header, 1_000)).toEqual(range);
});

test("an empty file has no range", () => {
  expect(readRange("bytes=0-", 0)).toBe("unsatisfiable");
  expect(readRange("bytes=-1", 0)).toBe("unsatisfiable");
});
