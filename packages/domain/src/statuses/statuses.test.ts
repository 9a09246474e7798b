import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  applyStatus,
  displayStatus,
  initialStatus,
  isFailed,
  joinStatus,
  type MessageStatus,
  messageStatusSchema,
  type StatusEvent,
  type StatusState,
} from "./index.ts";

const start = Date.parse("2026-11-20T10:00:00Z");

function at(seconds: number): Date {
  return new Date(start + seconds * 1000);
}

function event(status: MessageStatus, seconds: number, code?: string): StatusEvent {
  const base = { status, at: at(seconds) };
  return code === undefined ? base : { ...base, errors: [{ code, title: "t", details: "" }] };
}

function fold(events: readonly StatusEvent[]): StatusState {
  return events.reduce(applyStatus, initialStatus);
}

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length <= 1) return [[...items]];
  return items.flatMap((item, index) =>
    permutations(items.toSpliced(index, 1)).map((rest) => [item, ...rest]),
  );
}

const anyEvent: fc.Arbitrary<StatusEvent> = fc
  .record({
    status: fc.constantFrom(...messageStatusSchema.options),
    seconds: fc.integer({ min: 0, max: 4 }),
    code: fc.constantFrom(undefined, "131026", "131047"),
  })
  .map(({ status, seconds, code }) => event(status, seconds, code));

describe("display", () => {
  test.each([
    [[], "queued", "S4.18"],
    [["accepted"], "queued", "S4.18"],
    [["accepted", "sent"], "sent", "S4.23"],
    [["sent", "delivered"], "delivered", "S4.20"],
    [["delivered", "read"], "read", "S4.22"],
    [["read", "played"], "read", "S4.22"],
    [["read", "delivered", "sent"], "read", "S4.25"],
    [["delivered", "sent"], "delivered", "S4.25"],
    [["failed"], "failed", "S4.21"],
    [["sent", "failed"], "failed", "S4.21"],
    [["failed", "sent"], "failed", "S4.21"],
    [["delivered", "failed"], "delivered", "S4.25"],
    [["failed", "delivered"], "delivered", "S4.25"],
    [["failed", "read"], "read", "S4.25"],
    [["warning"], "queued", "S4.24"],
    [["sent", "deleted"], "sent", "S4.19"],
  ] as [MessageStatus[], string, string][])(
    "%j shows %s (%s; STA-1, STA-3, STA-5, S4.18–S4.25)",
    (statuses, shown) => {
      expect(displayStatus(fold(statuses.map((status, index) => event(status, index))))).toBe(
        shown,
      );
    },
  );

  test("a reader who hides read receipts stays at delivered without a fault (S4.16)", () => {
    const state = fold([event("sent", 1), event("delivered", 2)]);
    expect(isFailed(state)).toBe(false);
    expect(displayStatus(state)).toBe("delivered");
  });
});

describe("times and errors", () => {
  test("each status keeps its first time, whatever comes first (STA-4)", () => {
    const state = fold([
      event("delivered", 5),
      event("sent", 2),
      event("delivered", 4),
      event("delivered", 6),
    ]);
    expect(state.times).toEqual({ sent: at(2), delivered: at(4) });
  });

  test("read implies delivered and played implies read, at that time or earlier (STA-4, G.1.5)", () => {
    expect(fold([event("read", 3)]).times).toEqual({ read: at(3), delivered: at(3) });
    expect(fold([event("played", 9)]).times).toEqual({
      played: at(9),
      read: at(9),
      delivered: at(9),
    });
    expect(fold([event("read", 3), event("delivered", 1)]).times.delivered).toEqual(at(1));
  });

  test("a failure after delivery keeps its time and errors but is not shown (STA-3)", () => {
    const state = fold([event("read", 1), event("failed", 2, "131026")]);
    expect(state.errors).toEqual([{ code: "131026", title: "t", details: "" }]);
    expect(state.times.failed).toEqual(at(2));
    expect(displayStatus(state)).toBe("read");
  });

  test("errors come from the earliest failure; of two at one time always from the same (STA-3)", () => {
    expect(fold([event("failed", 2, "2"), event("failed", 1, "1")]).errors[0]?.code).toBe("1");
    expect(fold([event("failed", 1, "1"), event("failed", 2, "2")]).errors[0]?.code).toBe("1");
    expect(fold([event("failed", 1, "9"), event("failed", 1, "3")]).errors[0]?.code).toBe("3");
    expect(fold([event("failed", 1, "3"), event("failed", 1, "9")]).errors[0]?.code).toBe("3");
  });

  test("errors of a status that is not a failure are left out (STA-3)", () => {
    expect(fold([event("sent", 1, "131026")]).errors).toEqual([]);
  });

  test("deleted and warning are recorded with their time (STA-6, S4.19, S4.24)", () => {
    expect(fold([event("deleted", 7), event("warning", 8)])).toMatchObject({
      progress: "queued",
      times: { deleted: at(7), warning: at(8) },
    });
  });

  test.each([
    [["read"], "read"],
    [["played"], "read"],
    [["sent", "failed"], "failed"],
  ] as [MessageStatus[], string][])(
    "deleted and warning leave what %j shows (STA-6, S4.19, S4.24)",
    (statuses, shown) => {
      const before = statuses.map((status, index) => event(status, index));
      const state = fold([event("warning", 0), ...before, event("deleted", 9)]);
      expect(displayStatus(state)).toBe(shown);
      expect(state.times).toMatchObject({ warning: at(0), deleted: at(9) });
    },
  );

  test("every status keeps a time of its own (STA-4, STA-6, S4.18)", () => {
    const all = messageStatusSchema.options.map((status, index) => event(status, index));
    const { times, progress } = fold(all);
    const expected = messageStatusSchema.options.map((status, index) => [status, at(index)]);
    expect(times).toEqual(Object.fromEntries(expected));
    expect(progress).toBe("played");
  });

  test("a notice that comes late tells of its own time and lowers nothing (STA-1, STA-4, S4.25)", () => {
    const state = fold([event("read", 30), event("sent", 10)]);
    expect(displayStatus(state)).toBe("read");
    expect(state.times.sent).toEqual(at(10));
  });
});

describe("semilattice (STA-2, F-22)", () => {
  test("all orders of up to seven reports end in one state", () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { minLength: 1, maxLength: 7 }), (events) => {
        const wanted = JSON.stringify(canonical(fold(events)));
        for (const order of permutations(events)) {
          if (JSON.stringify(canonical(fold(order))) !== wanted)
            throw new Error(JSON.stringify(order));
        }
      }),
      { numRuns: 30 },
    );
  });

  test("repetition changes nothing", () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 6 }), (events) => {
        expect(fold([...events, ...events])).toEqual(fold(events));
      }),
    );
  });

  test("join is commutative, associative and idempotent, with the initial state as its least element", () => {
    const state = fc.array(anyEvent, { maxLength: 4 }).map(fold);
    fc.assert(
      fc.property(state, state, state, (a, b, c) => {
        expect(joinStatus(a, b)).toEqual(joinStatus(b, a));
        expect(joinStatus(joinStatus(a, b), c)).toEqual(joinStatus(a, joinStatus(b, c)));
        expect(joinStatus(a, a)).toEqual(a);
        expect(joinStatus(initialStatus, a)).toEqual(a);
      }),
    );
  });

  test("nothing lowers the progress (S4.25)", () => {
    const order = ["queued", "accepted", "sent", "delivered", "read", "played"];
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 6 }), anyEvent, (events, next) => {
        const before = fold(events);
        const after = applyStatus(before, next);
        expect(order.indexOf(after.progress)).toBeGreaterThanOrEqual(
          order.indexOf(before.progress),
        );
      }),
    );
  });
});

function canonical(state: StatusState) {
  return {
    ...state,
    times: Object.entries(state.times).toSorted(([a], [b]) => a.localeCompare(b)),
  };
}
