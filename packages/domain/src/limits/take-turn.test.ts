import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  defaultMessagesPerSecond,
  numberPace,
  type Pace,
  type PaceState,
  pairPace,
  takeTurn,
} from "./index.ts";

const start = Date.parse("2026-11-20T10:00:00.000Z");

/** Asks at each of these milliseconds after the start; gives the times at which a message left, and the last turn. */
function ask(pace: Pace, times: readonly number[], from: PaceState | null = null) {
  let state = from;
  let retryAfterMs = 0;
  const left: number[] = [];
  for (const time of times) {
    const turn = takeTurn(pace, state, new Date(start + time));
    if (turn.allowed) left.push(time);
    ({ state, retryAfterMs } = turn);
  }
  return { left, state, retryAfterMs };
}

function atOnce(count: number, time = 0): number[] {
  return Array.from({ length: count }, () => time);
}

describe("the pace of a pair (LIM-7, F-33, 131056)", () => {
  test("45 messages leave at once, the next when they are paid back (LIM-5)", () => {
    const burst = ask(pairPace, atOnce(46));
    expect(burst.left).toHaveLength(45);
    expect(burst.retryAfterMs).toBe(270_000);
    expect(ask(pairPace, [269_999, 270_000], burst.state).left).toEqual([270_000]);
  });

  test("a lively chat does not wait: what is left of the 45 may still be borrowed (LIM-7)", () => {
    const burst = ask(pairPace, atOnce(20));
    expect(ask(pairPace, [6_000, 8_000, 60_000], burst.state).left).toEqual([6_000, 8_000, 60_000]);
  });

  test("in four and a half minutes no more than 45 leave, however they are spread (LIM-7)", () => {
    const times = Array.from({ length: 270 }, (_, index) => index * 1_000);
    expect(ask(pairPace, times).left).toHaveLength(45);
  });

  test("a burst ends when its time is over, and its messages are paid back first (LIM-5)", () => {
    const pace = { intervalMs: 6_000, burst: 45, burstMs: 6_000 };
    expect(ask(pace, [0, 5_999, 6_000, 11_999, 12_000]).left).toEqual([0, 5_999, 12_000]);
  });

  test("one message in six seconds never waits (LIM-7)", () => {
    const times = Array.from({ length: 700 }, (_, index) => index * 6_000);
    expect(ask(pairPace, times).left).toEqual(times);
  });

  test("a refusal counts nothing (LIM-5)", () => {
    const full = ask(pairPace, atOnce(45));
    const refused = ask(pairPace, [1, 2, 3, 100_000], full.state);
    expect(refused.left).toEqual([]);
    expect(refused.state).toEqual(full.state);
  });

  test("a clock set back delays by no more than one burst (LIM-5)", () => {
    const full = ask(pairPace, atOnce(45, 86_400_000));
    const back = ask(pairPace, [0], full.state);
    expect(back.retryAfterMs).toBe(270_000);
    expect(ask(pairPace, [270_000], back.state).left).toEqual([270_000]);
    const single = ask(pairPace, [86_400_000]);
    expect(ask(pairPace, [0, 12_000], single.state).left).toEqual([0, 12_000]);
  });
});

describe("the pace of a number (LIM-6, F-33, 130429)", () => {
  test("is 80 messages a second unless the number has its own (LIM-6)", () => {
    expect(defaultMessagesPerSecond).toBe(80);
    expect(numberPace()).toEqual(numberPace(80));
    expect(numberPace().burst).toBe(3);
    expect(numberPace(20)).toMatchObject({ burst: 1, intervalMs: 50 });
  });

  test.each([1, 20, 80, 1_000])("at %s a second, nine tenths of it can be used (LIM-6)", (own) => {
    const everyMillisecond = Array.from({ length: 10_000 }, (_, index) => index);
    const wishes = everyMillisecond.flatMap((time) => atOnce(4, time));
    expect(ask(numberPace(own), wishes).left.length).toBeGreaterThanOrEqual(own * 10 * 0.9);
  });

  test("no second ever holds more than the number's own (LIM-6)", () => {
    const gap = fc.oneof(
      fc.constant(0),
      fc.integer({ min: 0, max: 20 }),
      fc.integer({ max: 999, min: 0 }),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(1, 7, 20, 40, 80, 110),
        fc.array(gap, { maxLength: 400 }),
        (own, gaps) => {
          let time = 0;
          const times = gaps.map((step) => {
            time += step;
            return time;
          });
          const { left } = ask(numberPace(own), times);
          for (const [index, from] of left.entries()) {
            const next = left[index + own];
            if (next !== undefined) expect(next - from).toBeGreaterThanOrEqual(1_000);
          }
        },
      ),
    );
  });
});

test("the wait it names is enough and not a millisecond too long (LIM-5)", () => {
  const pace = fc.constantFrom(pairPace, numberPace(), numberPace(1_000));
  const times = fc.array(fc.integer({ min: 0, max: 30_000 }), { maxLength: 20 });
  fc.assert(
    fc.property(pace, times, (one, some) => {
      const before = some.toSorted((a, b) => a - b);
      const last = before.at(-1) ?? 0;
      const { state, retryAfterMs } = ask(one, [...before, ...atOnce(one.burst + 1, last)]);
      expect(retryAfterMs).toBeGreaterThan(0);
      expect(retryAfterMs).toBeLessThanOrEqual(Math.ceil(one.burst * one.intervalMs));
      expect(ask(one, [last + retryAfterMs], state).left).toHaveLength(1);
      expect(ask(one, [last + retryAfterMs - 1], state).left).toEqual([]);
    }),
  );
});
