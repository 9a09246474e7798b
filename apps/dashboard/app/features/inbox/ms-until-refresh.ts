import { windowState } from "@parley/domain/window";
import type { ConversationView } from "./inbox-views.ts";

const refreshMs = 20_000;

/** Until a list must be drawn anew: every 20 seconds, and the moment a window closes (S3.18, WIN-3). */
export function msUntilRefresh(rows: readonly ConversationView[], now: Date): number {
  return rows.reduce((soonest, row) => {
    const { lastInboundAt, windowForcedClosedAt: forcedClosedAt } = row;
    const { remainingMs } = windowState({ lastInboundAt, forcedClosedAt, now });
    return remainingMs > 0 ? Math.min(soonest, remainingMs) : soonest;
  }, refreshMs);
}
