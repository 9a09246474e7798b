import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  answeredFreeEntryPoint,
  applyWindowEvent,
  canSendFreeForm,
  freeEntryPoint,
  freeEntryPointClosesAt,
  noWindow,
  windowState,
} from "./index.ts";

const hour = 3_600_000;
const referralAt = new Date("2026-11-20T10:00:00.000Z");

function after(ms: number, from = referralAt): Date {
  return new Date(from.getTime() + ms);
}

describe("freeEntryPointClosesAt", () => {
  test.each([
    ["at once", 0, 72 * hour],
    ["an hour later", hour, 73 * hour],
    ["a millisecond before 24 h", 24 * hour - 1, 96 * hour - 1],
  ])("answered %s, it ends 72 h after the answer (WIN-12)", (_, answered, closes) => {
    expect(freeEntryPointClosesAt(referralAt, after(answered))).toEqual(after(closes));
  });

  test("answered at exactly 24 h there is none (WIN-12)", () => {
    expect(freeEntryPointClosesAt(referralAt, after(24 * hour))).toBeNull();
  });
});

describe("answeredFreeEntryPoint", () => {
  const facts = { referredAt: referralAt, freeEntryPointClosesAt: null };

  test("the first answer counts, in whatever order answers become known (WIN-12)", () => {
    const answers = fc.array(fc.integer({ min: 0, max: 23 }), { minLength: 1 });
    fc.assert(
      fc.property(answers, (hours) => {
        const end = hours.reduce<Date | null>(
          (known, at) =>
            answeredFreeEntryPoint({ ...facts, freeEntryPointClosesAt: known }, after(at * hour)),
          null,
        );
        expect(end).toEqual(after((Math.min(...hours) + 72) * hour));
      }),
    );
  });

  test("an answer that came too late leaves what is known (WIN-12)", () => {
    expect(answeredFreeEntryPoint(facts, after(24 * hour))).toBeNull();
    const known = { ...facts, freeEntryPointClosesAt: after(73 * hour) };
    expect(answeredFreeEntryPoint(known, after(25 * hour))).toEqual(after(73 * hour));
  });

  test("the end of an earlier advertisement's window does not stand for this one (WIN-12)", () => {
    const earlier = { ...facts, freeEntryPointClosesAt: after(-hour) };
    expect(answeredFreeEntryPoint(earlier, after(hour))).toEqual(after(73 * hour));
  });
});

describe("freeEntryPoint", () => {
  const closesAt = after(72 * hour);
  const facts = { lastInboundAt: referralAt, forcedClosedAt: null };

  test.each([
    ["a millisecond before its end", 72 * hour - 1, true, 1],
    ["at its end", 72 * hour, false, 0],
    ["after it", 73 * hour, false, 0],
  ])("%s (WIN-12)", (_, at, isOpen, remainingMs) => {
    const state = freeEntryPoint({ ...facts, freeEntryPointClosesAt: closesAt, now: after(at) });
    expect(state).toEqual({ isOpen, closesAt, remainingMs });
  });

  test.each([[null], [undefined]])("none is known: %s (WIN-12)", (none) => {
    const known = none === undefined ? facts : { ...facts, freeEntryPointClosesAt: none };
    expect(freeEntryPoint({ ...known, now: referralAt })).toEqual({
      isOpen: false,
      closesAt: null,
      remainingMs: 0,
    });
  });

  test("after 24 h only templates may be sent, though they are free (WIN-11, S4.12)", () => {
    const state = { ...facts, freeEntryPointClosesAt: closesAt, now: after(25 * hour) };
    expect(freeEntryPoint(state).isOpen).toBe(true);
    expect(canSendFreeForm(state)).toBe(false);
    expect(windowState(state).label).toBe("Expired");
  });

  test("it never changes what may be sent (WIN-11)", () => {
    const time = fc.integer({ min: 0, max: 100 }).map((hours) => after(hours * hour));
    const maybe = fc.option(time);
    fc.assert(
      fc.property(maybe, maybe, time, time, (lastInboundAt, forcedClosedAt, end, now) => {
        const without = { lastInboundAt, forcedClosedAt, now };
        const free = { ...without, freeEntryPointClosesAt: end };
        expect(windowState(free)).toEqual(windowState(without));
        expect(canSendFreeForm(free)).toBe(canSendFreeForm(without));
      }),
    );
  });

  test("the provider's refusal leaves it as it is (WIN-8, WIN-11)", () => {
    const free = applyWindowEvent(noWindow, { type: "free_entry_point", closesAt });
    const refused = applyWindowEvent(free, { type: "refused", at: referralAt });
    expect(freeEntryPoint({ ...refused, now: referralAt }).isOpen).toBe(true);
  });

  test("the later end stays, also over facts that name none (WIN-7, WIN-12)", () => {
    const once = applyWindowEvent(facts, { type: "free_entry_point", closesAt });
    const again = applyWindowEvent(once, { type: "free_entry_point", closesAt: after(hour) });
    expect(again).toEqual({ ...facts, freeEntryPointClosesAt: closesAt });
  });
});
