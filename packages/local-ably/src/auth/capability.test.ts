import { describe, expect, test } from "vitest";
import {
  assertAllowed,
  covers,
  intersectCapabilities,
  isAllowed,
  parseCapability,
} from "./capability.ts";

const codeOf = (work: () => unknown) => {
  try {
    work();
  } catch (error) {
    return (error as { code: number }).code;
  }
  return 0;
};

describe("covers", () => {
  test.each([
    ["*", "a", true],
    ["*", "a:b:c", true],
    ["*", "[meta]log", false],
    ["[*]*", "[meta]log", true],
    ["[*]*", "a:b", true],
    ["[meta]*", "[meta]log", true],
    ["[meta]*", "log", false],
    ["a:*", "a:b", true],
    ["a:*", "a:b:c", true],
    ["a:*", "a", false],
    ["a:*", "b:a", false],
    ["a:*:c", "a:b:c", true],
    ["a:*:c", "a:b:b:c", false],
    ["a:*:c", "a:b", false],
    ["foo*", "foobar", false],
    ["foo*", "foo*", true],
    ["a:*", "a:b:*", true],
    ["a:b", "a:*", false],
  ])("%s over %s is %s", (pattern, resource, expected) => {
    expect(covers(pattern, resource)).toBe(expected);
  });
});

describe("parseCapability", () => {
  test("sorts resources and operations, and drops repetitions", () => {
    const text = '{"b":["subscribe","publish","publish"],"a":["*"]}';
    expect(JSON.stringify(parseCapability(text))).toBe('{"a":["*"],"b":["publish","subscribe"]}');
  });

  test.each([
    ["text that is not JSON", "{"],
    ["a list", []],
    ["nothing", null],
    ["operations that are no list", { a: "publish" }],
    ["no operations", { a: [] }],
    ["unknown operations", { a: ["publish_"] }],
    ["* beside others", { a: ["*", "publish"] }],
  ])("%s is 40000", (_, input) => {
    expect(codeOf(() => parseCapability(input))).toBe(40000);
  });
});

describe("intersectCapabilities", () => {
  test.each([
    ["the same", { a: ["publish"] }, { a: ["publish"] }, { a: ["publish"] }],
    [
      "fewer operations",
      { a: ["presence", "subscribe"] },
      { a: ["publish", "subscribe"] },
      { a: ["subscribe"] },
    ],
    [
      "a wildcard asked",
      { a: ["*"] },
      { a: ["publish", "subscribe"] },
      { a: ["publish", "subscribe"] },
    ],
    ["a wildcard held", { a: ["publish"] }, { a: ["*"] }, { a: ["publish"] }],
    ["both wildcards", { a: ["*"] }, { "*": ["*"] }, { a: ["*"] }],
    [
      "a wider resource asked",
      { "*": ["subscribe"] },
      { "a:*": ["subscribe"] },
      { "a:*": ["subscribe"] },
    ],
    [
      "two sources",
      { a: ["publish", "history"] },
      { a: ["publish"], "*": ["history"] },
      { a: ["history", "publish"] },
    ],
    ["a wildcard and a part of it", { a: ["*"] }, { a: ["*"], "*": ["history"] }, { a: ["*"] }],
    ["partly nothing", { a: ["publish"], x: ["publish"] }, { a: ["publish"] }, { a: ["publish"] }],
  ])("%s", (_, asked, held, expected) => {
    expect(intersectCapabilities(asked, held)).toEqual(expected);
  });

  test("nothing left is 40160", () => {
    expect(codeOf(() => intersectCapabilities({ a: ["publish"] }, { b: ["publish"] }))).toBe(40160);
    expect(codeOf(() => intersectCapabilities({ a: ["publish"] }, { a: ["subscribe"] }))).toBe(
      40160,
    );
  });
});

test("an operation is allowed by any matching resource", () => {
  const capability = { "conv:w:*": ["subscribe"], "conv:w:1": ["*"] };
  expect(isAllowed(capability, "conv:w:2", "subscribe")).toBe(true);
  expect(isAllowed(capability, "conv:w:2", "publish")).toBe(false);
  expect(isAllowed(capability, "conv:w:1", "publish")).toBe(true);
  expect(codeOf(() => assertAllowed(capability, "conv:w:2", "publish", "subscribe"))).toBe(0);
  expect(codeOf(() => assertAllowed(capability, "conv:w:2", "publish"))).toBe(40160);
});
