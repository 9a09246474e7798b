import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { messagingLimitOf, startingLimit } from "./index.ts";

describe("messagingLimitOf", () => {
  test.each([
    ["TIER_50", 50],
    ["TIER_250", startingLimit],
    ["TIER_1K", 1_000],
    ["TIER_2K", 2_000],
    ["TIER_10K", 10_000],
    ["TIER_100K", 100_000],
    ["TIER_1M", 1_000_000],
    ["TIER_UNLIMITED", Number.POSITIVE_INFINITY],
    [2_000, 2_000],
    [-1, Number.POSITIVE_INFINITY],
    ["2000", 2_000],
    ["-1", Number.POSITIVE_INFINITY],
    ["250 Customers/24hr", 250],
    ["10K Customers/24hr", 10_000],
    ["Unlimited", Number.POSITIVE_INFINITY],
    ["Unlimited Customers/24hr", Number.POSITIVE_INFINITY],
  ])("%s allows %s customers (LIM-2, S4.14, S4.15)", (word, limit) => {
    expect(messagingLimitOf(word)).toBe(limit);
  });

  test.each([
    ["TIER_NOT_SET"],
    ["TIER_"],
    [""],
    ["TIER_2K_AND_MORE"],
    ["-2"],
    ["1.5K"],
    [0],
    [-2],
    [1.5],
    [Number.NaN],
    [Number.POSITIVE_INFINITY],
  ])("%s states no limit (LIM-2)", (word) => {
    expect(messagingLimitOf(word)).toBeNull();
  });

  test("any word gives a limit above zero or none (LIM-2)", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.double(), fc.integer()), (word) => {
        const limit = messagingLimitOf(word);
        expect(limit === null || limit > 0).toBe(true);
      }),
    );
  });
});
