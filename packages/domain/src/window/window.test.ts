import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canSendFreeForm, windowClosesAt, windowLengthMs, windowState } from "./index.ts";

const inbound = new Date("2026-11-20T10:00:00.000Z");
const close = inbound.getTime() + windowLengthMs;
const hour = 3_600_000;

function stateAt(ms: number, forcedClosedAt: Date | null = null) {
  return windowState({ lastInboundAt: inbound, forcedClosedAt, now: new Date(ms) });
}

function canSendAt(ms: number, forcedClosedAt: Date | null = null) {
  return canSendFreeForm({ lastInboundAt: inbound, forcedClosedAt, now: new Date(ms) });
}

describe("windowState", () => {
  test("the window ends 24 h after the customer's event (WIN-1, S4.11)", () => {
    expect(windowClosesAt(inbound)).toEqual(new Date("2026-11-21T10:00:00.000Z"));
  });

  test("without a customer event it is closed and says Expired (WIN-2, S4.4)", () => {
    const state = windowState({ lastInboundAt: null, forcedClosedAt: inbound, now: inbound });
    expect(state).toEqual({ status: "closed", closesAt: null, remainingMs: 0, label: "Expired" });
  });

  test.each([
    ["at the event itself", 0, "open", "Active"],
    ["a millisecond before the last four hours", 20 * hour - 1, "open", "Active"],
    ["when four hours are left", 20 * hour, "closing_soon", "Active"],
    ["a millisecond before 24 h", 24 * hour - 1, "closing_soon", "Active"],
    ["at exactly 24 h 00 m 00 s", 24 * hour, "closed", "Expired"],
    ["a millisecond after", 24 * hour + 1, "closed", "Expired"],
    ["after a year", 8760 * hour, "closed", "Expired"],
  ] as const)("%s (WIN-3, WIN-4, S3.18, S4.12)", (_, after, status, label) => {
    const state = stateAt(inbound.getTime() + after);
    expect(state).toMatchObject({ status, label, closesAt: new Date(close) });
    expect(state.remainingMs).toBe(Math.max(24 * hour - after, 0));
  });

  test("a clock that runs behind never shows more than 24 h (D-05, F-41)", () => {
    expect(stateAt(inbound.getTime() - hour)).toMatchObject({
      status: "open",
      remainingMs: windowLengthMs,
    });
  });

  test("the provider's refusal closes it at once, until a newer customer event (WIN-8)", () => {
    const refused = new Date(inbound.getTime() + hour);
    expect(stateAt(refused.getTime(), refused)).toMatchObject({
      status: "closed",
      closesAt: refused,
    });
    expect(stateAt(refused.getTime() - 1, refused).status).toBe("closing_soon");
    expect(stateAt(inbound.getTime() + 2, inbound).status).toBe("open");
    expect(stateAt(inbound.getTime() + 2, new Date(inbound.getTime() - 1)).status).toBe("open");
  });

  test("a refusal after the end does not move the end (WIN-8)", () => {
    const late = new Date(close + hour);
    expect(stateAt(late.getTime(), late).closesAt).toEqual(new Date(close));
  });
});

describe("canSendFreeForm", () => {
  test.each([
    ["eleven seconds before the end", -11_000, true],
    ["a millisecond before the margin", -10_001, true],
    ["ten seconds before the end", -10_000, false],
    ["at the end", 0, false],
    ["a millisecond after the end", 1, false],
  ])("free form %s (WIN-5, F-40, S1.1, S1.2, S3.12)", (_, offset, expected) => {
    expect(canSendAt(close + offset)).toBe(expected);
  });

  test("refused when the customer never wrote (S1.3, S4.4)", () => {
    expect(canSendFreeForm({ lastInboundAt: null, forcedClosedAt: null, now: inbound })).toBe(
      false,
    );
  });

  test("whatever may be sent is sent into a window shown as Active (F-40)", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -hour, max: 30 * hour }),
        fc.option(fc.integer({ min: 0, max: 30 * hour })),
        (at, forced) => {
          const forcedClosedAt = forced === null ? null : new Date(inbound.getTime() + forced);
          const now = inbound.getTime() + at;
          if (canSendAt(now, forcedClosedAt))
            expect(stateAt(now, forcedClosedAt).label).toBe("Active");
        },
      ),
    );
  });
});
