import { expect, test } from "vitest";
import { RateBucket } from "./rate-bucket.ts";

const takes = (bucket: RateBucket, count: number, now: number) =>
  Array.from({ length: count }, () => bucket.take(now)).filter(Boolean).length;

test("one second's worth passes at once, then the average rate", () => {
  const bucket = new RateBucket(5, 0);
  expect(takes(bucket, 8, 0)).toBe(5);
  expect(takes(bucket, 8, 400)).toBe(2);
  expect(takes(bucket, 8, 60_000)).toBe(5);
});

test("a rate below one a second still lets one pass, and the next when it is due", () => {
  const bucket = new RateBucket(0.1, 0);
  expect(takes(bucket, 2, 0)).toBe(1);
  expect(takes(bucket, 2, 9_999)).toBe(0);
  expect(takes(bucket, 2, 10_000)).toBe(1);
});

test("an infinite rate is no rate", () => {
  expect(takes(new RateBucket(Number.POSITIVE_INFINITY, 0), 1000, 0)).toBe(1000);
});
