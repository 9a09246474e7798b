import { windowLengthMs } from "@parley/domain/window";
import { expect, test } from "vitest";
import type { ConversationView } from "./inbox-views.ts";
import { msUntilRefresh } from "./ms-until-refresh.ts";

const now = new Date("2026-03-02T12:00:00Z");
const row = (remainingMs: number | null) =>
  ({
    lastInboundAt:
      remainingMs === null ? null : new Date(now.getTime() - windowLengthMs + remainingMs),
    windowForcedClosedAt: null,
  }) as ConversationView;

test.each([
  ["no window", [null], 20_000],
  ["windows that are closed or far from it", [-5_000, 3_600_000], 20_000],
  ["the earliest closing", [9_000, 4_000, 60_000], 4_000],
] as const)("the list is drawn anew for %s (S3.18)", (_, remaining, expected) => {
  expect(msUntilRefresh(remaining.map(row), now)).toBe(expected);
});
