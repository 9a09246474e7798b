import { expect, test } from "vitest";
import { dateRange } from "./date-range.ts";

const at = (month: number, day: number, hour = 12) => new Date(2026, month, day, hour);
const plain = (text: string) => text.replaceAll(/[\s\u2009]+/g, " ");

test("a conversation's dates are said as short as they can be (S0.48)", () => {
  expect(plain(dateRange({ firstAt: at(4, 3), lastAt: at(4, 9) }))).toMatch(/^3 ?– ?9 May 2026$/);
  expect(plain(dateRange({ firstAt: at(3, 28), lastAt: at(4, 3) }))).toBe("28 Apr – 3 May 2026");
  expect(dateRange({ firstAt: at(4, 3, 9), lastAt: at(4, 3, 18) })).toBe("3 May 2026");
});

test("without messages it says so (S0.48)", () => {
  expect(dateRange({ firstAt: null, lastAt: null })).toBe("No messages");
});
