import { expect, test } from "vitest";
import { startOfNextHour, timeOf } from "./local-time.ts";

test("a schedule begins at a full hour, one to two hours away", () => {
  const now = new Date("2026-03-04T10:20:30Z");
  const time = timeOf(startOfNextHour(now));
  expect(time?.getMinutes()).toBe(0);
  const ahead = (time?.getTime() ?? 0) - now.getTime();
  expect(ahead).toBeGreaterThan(3_600_000 - 1);
  expect(ahead).toBeLessThanOrEqual(2 * 3_600_000);
});

test("an empty time field holds no time", () => {
  expect(timeOf("")).toBeNull();
});
