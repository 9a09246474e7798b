import { expect, test } from "vitest";
import { stillMeans } from "./index.ts";

const retiredAt = new Date("2026-06-01T10:00:00.000Z");
const after = (ms: number) => new Date(retiredAt.getTime() + ms);
const weekMs = 7 * 86_400_000;

test.each([
  ["before it was retired", -1, true],
  ["when it was retired", 0, true],
  ["a millisecond before seven days are over", weekMs - 1, true],
  ["after seven days", weekMs, false],
])("an event from %s: is it still the contact's? (IDN-12)", (_, ms, means) => {
  expect(stillMeans(retiredAt, after(ms))).toBe(means);
});

test("an identity in use means its contact at any time (IDN-12)", () => {
  expect(stillMeans(null, after(100 * weekMs))).toBe(true);
});
