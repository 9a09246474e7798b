import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  applyWindowEvent,
  effectiveInboundAt,
  noWindow,
  type WindowEvent,
  windowLengthMs,
  windowState,
} from "./index.ts";

const received = new Date("2026-11-20T10:00:00.000Z");
const earlier = new Date("2026-11-19T09:00:00.000Z");

function fold(events: readonly WindowEvent[]) {
  return events.reduce(applyWindowEvent, noWindow);
}

function text(providerAt: Date | null, receivedAt = received): WindowEvent {
  return { type: "inbound", kind: "text", providerAt, receivedAt };
}

function timeOf(event: WindowEvent): Date {
  if (event.type === "inbound") return event.receivedAt;
  return event.type === "refused" ? event.at : event.closesAt;
}

describe("effectiveInboundAt", () => {
  test("the provider's time counts when it is earlier (WIN-6)", () => {
    expect(effectiveInboundAt(earlier, received)).toEqual(earlier);
  });
  test("a time in the future is clamped to our receipt (WIN-6, F-42)", () => {
    expect(effectiveInboundAt(new Date(received.getTime() + 600_000), received)).toEqual(received);
  });
  test("without a provider time our receipt counts (WIN-6, F-42)", () => {
    expect(effectiveInboundAt(null, received)).toEqual(received);
  });
});

describe("applyWindowEvent", () => {
  test("a message sent 25 h ago and delivered now leaves the window closed (F-43)", () => {
    expect(windowState({ ...fold([text(earlier)]), now: received }).status).toBe("closed");
  });
  test("kinds that are no user message change nothing (WIN-9)", () => {
    expect(
      fold([{ type: "inbound", kind: "echo", providerAt: null, receivedAt: received }]),
    ).toEqual(noWindow);
  });
  test("the next customer message clears the provider's refusal (WIN-8)", () => {
    const later = new Date(received.getTime() + 60_000);
    const facts = fold([text(earlier), { type: "refused", at: received }, text(later, later)]);
    expect(windowState({ ...facts, now: later }).label).toBe("Active");
  });

  test("a call opens it like a message (WIN-1, WIN-9)", () => {
    const call: WindowEvent = {
      type: "inbound",
      kind: "call",
      providerAt: null,
      receivedAt: received,
    };
    expect(windowState({ ...fold([call]), now: received }).label).toBe("Active");
    const refused = fold([text(earlier), { type: "refused", at: earlier }, call]);
    expect(windowState({ ...refused, now: received }).label).toBe("Active");
  });

  test("a message opens the window of its own conversation, no other one's (WIN-10)", () => {
    const [ana, bo] = [noWindow, noWindow];
    const anaAfter = applyWindowEvent(ana, text(received));
    const states = [anaAfter, bo].map((facts) => windowState({ ...facts, now: received }).label);
    expect(states).toEqual(["Active", "Expired"]);
  });

  const time = fc
    .integer({ min: 0, max: 200 })
    .map((minutes) => new Date(received.getTime() + minutes * 60_000));
  const event: fc.Arbitrary<WindowEvent> = fc.oneof(
    fc.record({
      type: fc.constant("inbound" as const),
      kind: fc.constantFrom("text", "image", "reaction", "system", "echo"),
      providerAt: fc.option(time),
      receivedAt: time,
    }),
    fc.record({ type: fc.constant("refused" as const), at: time }),
    fc.record({ type: fc.constant("free_entry_point" as const), closesAt: time }),
  );

  test("order and repetition of events do not matter (WIN-7, D-05)", () => {
    fc.assert(
      fc.property(
        fc.array(event, { maxLength: 8 }),
        fc.infiniteStream(fc.nat()),
        (events, order) => {
          const shuffled = [...events, ...events]
            .map((one) => ({ one, rank: order.next().value as number }))
            .sort((a, b) => a.rank - b.rank)
            .map(({ one }) => one);
          expect(fold(shuffled)).toEqual(fold(events));
        },
      ),
    );
  });

  test("no window ends later than 24 h after the last receipt (D-05)", () => {
    fc.assert(
      fc.property(fc.array(event, { minLength: 1, maxLength: 8 }), (events) => {
        const receipts = events.map((one) => timeOf(one).getTime());
        const now = new Date(Math.max(...receipts));
        const { closesAt } = windowState({ ...fold(events), now });
        expect(closesAt?.getTime() ?? 0).toBeLessThanOrEqual(now.getTime() + windowLengthMs);
      }),
    );
  });
});
