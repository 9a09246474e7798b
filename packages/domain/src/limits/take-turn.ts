/**
 * How fast messages may follow each other: one per `intervalMs` in the long run; `burst` of them at once, within
 * `burstMs` of the first, borrowed from the time that follows (LIM-5).
 */
export type Pace = { intervalMs: number; burst: number; burstMs: number };

/** What is stored between turns, in milliseconds since 1970: when the burst began and when all is paid back. */
export type PaceState = { startedAtMs: number; dueAtMs: number };

export type Turn =
  | { allowed: true; state: PaceState; retryAfterMs: 0 }
  | { allowed: false; state: PaceState; retryAfterMs: number };

/**
 * May one more message leave at `now`? If so, `state` has it counted and is to be stored; if not, it is unchanged in
 * effect, and asking again after `retryAfterMs` (whole, at least 1) succeeds unless another message was faster. State
 * null: nothing was sent yet. A clock set back costs no more than the payment of one burst (LIM-5).
 */
export function takeTurn(pace: Pace, state: PaceState | null, now: Date): Turn {
  const { intervalMs, burst, burstMs } = pace;
  const nowMs = now.getTime();
  if (state === null || nowMs >= state.dueAtMs)
    return allow({ startedAtMs: nowMs, dueAtMs: nowMs + intervalMs });
  const startedAtMs = Math.min(state.startedAtMs, nowMs);
  const dueAtMs = Math.min(state.dueAtMs, nowMs + burst * intervalMs);
  const taken = Math.round((state.dueAtMs - state.startedAtMs) / intervalMs);
  if (taken < burst && nowMs - startedAtMs < burstMs)
    return allow({ startedAtMs, dueAtMs: startedAtMs + (taken + 1) * intervalMs });
  const current = { startedAtMs, dueAtMs };
  return { allowed: false, state: current, retryAfterMs: Math.ceil(dueAtMs - nowMs) };
}

function allow(state: PaceState): Turn {
  return { allowed: true, state, retryAfterMs: 0 };
}
