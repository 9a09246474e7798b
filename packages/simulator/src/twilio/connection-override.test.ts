import { expect, test } from "vitest";
import { readConnectionOverride } from "./connection-override.ts";

test("without overrides: one retry, after a failed connection only, 15 s in all (9)", () => {
  expect(readConnectionOverride("https://example.com/a")).toEqual({
    readTimeoutMs: 15_000,
    totalTimeoutMs: 15_000,
    retries: 1,
    policy: ["ct"],
  });
});

test("the fragment overrides, within the documented ranges (9)", () => {
  expect(readConnectionOverride("https://example.com/a#rt=10&tt=99999&rc=9&rp=ct,rt,5xx")).toEqual({
    readTimeoutMs: 100,
    totalTimeoutMs: 15_000,
    retries: 5,
    policy: ["ct", "rt", "5xx"],
  });
  expect(readConnectionOverride("https://example.com/a#rc=many").retries).toBe(1);
});
