import { expect, test } from "vitest";
import { dayLabel, daysBetween, fullTime, listTime, timeOfDay } from "./time-words.ts";

// Built from local parts, so that the outcome is the same in every time zone.
const now = new Date(2026, 10, 21, 14, 5, 30);
const at = (day: number, hour = 12, minute = 0, month = 10, year = 2026) =>
  new Date(year, month, day, hour, minute);

test.each([
  [new Date(2026, 10, 21, 14, 5, 10), "now"],
  [new Date(2026, 10, 21, 14, 6, 0), "now"],
  [at(21, 14, 0), "5 m"],
  [at(21, 9, 7), "09:07"],
  [at(20, 23, 59), "Yesterday"],
  [at(17), "Tue"],
  [at(14), "14 Nov"],
  [at(14, 12, 0, 10, 2025), "14/11/25"],
])("a row of %s reads %s", (time, words) => {
  expect(listTime(time, now)).toBe(words);
});

test.each([
  [at(21, 0, 0), "Today"],
  [at(22, 0, 1), "Today"],
  [at(20, 23, 59), "Yesterday"],
  [at(17), "Tuesday"],
  [at(14), "14 November"],
  [at(14, 12, 0, 10, 2025), "14 November 2025"],
])("the day of %s reads %s", (time, words) => {
  expect(dayLabel(time, now)).toBe(words);
});

test("days are calendar days, not spans of 24 hours", () => {
  expect(daysBetween(at(20, 23, 59), at(21, 0, 1))).toBe(1);
  expect(daysBetween(at(21, 0, 1), at(21, 23, 59))).toBe(0);
});

test("times of day have 24 hours", () => {
  expect(timeOfDay(at(21, 0, 5))).toBe("00:05");
  expect(fullTime(at(21, 14, 5))).toBe("21 Nov 2026, 14:05");
});
