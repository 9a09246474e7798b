import { expect, test } from "vitest";
import { retryGapMs } from "./retry-gap.ts";

test("gaps grow from half a second to a minute and stay there (A.4)", () => {
  const gaps = Array.from({ length: 10 }, (_, index) => retryGapMs(index + 1));
  expect(gaps).toEqual([500, 1000, 2000, 5000, 10_000, 20_000, 40_000, 60_000, 60_000, 60_000]);
});
