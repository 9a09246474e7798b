import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  canSendTemplate,
  countsAsReached,
  headroom,
  reachedCustomers,
  reachPeriodMs,
  type TemplateSend,
} from "./index.ts";

const now = new Date("2026-11-20T10:00:00.000Z");

function send(customer: string, agoMs: number, isWindowOpen = false): TemplateSend {
  return { customer, at: new Date(now.getTime() - agoMs), isWindowOpen };
}

test.each([
  [true, false, true],
  [true, true, false],
  [false, false, false],
  [false, true, false],
])("template %s, window open %s: takes from the limit %s (LIM-1)", (isTemplate, isOpen, counts) => {
  expect(countsAsReached({ isTemplate, isWindowOpen: isOpen })).toBe(counts);
});

describe("reachedCustomers", () => {
  test("a customer counts once, however many templates there were (LIM-1, S4.14)", () => {
    const sends = [send("ana", 3), send("ana", 2), send("bo", 1)];
    expect(reachedCustomers(sends, now)).toEqual(new Set(["ana", "bo"]));
  });

  test("a template into an open window reaches nobody anew (LIM-1)", () => {
    expect(reachedCustomers([send("ana", 1, true)], now).size).toBe(0);
  });

  test.each([
    ["a millisecond before 24 h", reachPeriodMs - 1, 1],
    ["at exactly 24 h", reachPeriodMs, 0],
    ["after it", reachPeriodMs + 1, 0],
  ])("%s (LIM-3, S4.14)", (_, ago, count) => {
    expect(reachedCustomers([send("ana", ago)], now).size).toBe(count);
  });

  test("the last template outside the window restarts the 24 h (LIM-3)", () => {
    const sends = [send("ana", reachPeriodMs + 1), send("ana", 1)];
    expect(reachedCustomers(sends, now).size).toBe(1);
  });
});

describe("headroom", () => {
  test.each([
    [250, 0, 250],
    [250, 249, 1],
    [250, 250, 0],
    [250, 300, 0],
    [2_000, 250, 1_750],
    [null, 10, 240],
    [Number.POSITIVE_INFINITY, 1_000_000, Number.POSITIVE_INFINITY],
  ])("limit %s, reached %s: %s left (LIM-4, S4.14, S4.15)", (limit, reachedCount, left) => {
    expect(headroom({ limit, reachedCount })).toBe(left);
  });
});

describe("canSendTemplate", () => {
  const full = { limit: 250, reachedCount: 250 };
  test.each([
    ["a new customer", { isWindowOpen: false, isAlreadyReached: false }, false],
    ["a customer who counts already", { isWindowOpen: false, isAlreadyReached: true }, true],
    ["a customer whose window is open", { isWindowOpen: true, isAlreadyReached: false }, true],
  ])("with the limit used up, %s (LIM-4)", (_, customer, allowed) => {
    expect(canSendTemplate({ ...full, ...customer })).toBe(allowed);
  });

  test("the last free place may be taken (LIM-4)", () => {
    const facts = { limit: 250, reachedCount: 249, isWindowOpen: false, isAlreadyReached: false };
    expect(canSendTemplate(facts)).toBe(true);
  });

  test("who sends only what is allowed never reaches more than the limit (LIM-4)", () => {
    const wish = fc.record({
      customer: fc.constantFrom("ana", "bo", "cy", "di", "eve"),
      hours: fc.integer({ min: 0, max: 12 }),
      isWindowOpen: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(wish), fc.integer({ min: 1, max: 4 }), (wishes, limit) => {
        const sends: TemplateSend[] = [];
        let at = now;
        for (const { customer, hours, isWindowOpen } of wishes) {
          at = new Date(at.getTime() + hours * 3_600_000);
          const reached = reachedCustomers(sends, at);
          const facts = { limit, reachedCount: reached.size, isWindowOpen };
          if (canSendTemplate({ ...facts, isAlreadyReached: reached.has(customer) }))
            sends.push({ customer, at, isWindowOpen });
          expect(reachedCustomers(sends, at).size).toBeLessThanOrEqual(limit);
        }
      }),
    );
  });
});
