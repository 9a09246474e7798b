import {
  type MessageStatus,
  type ProgressStep,
  progressSteps,
  type StatusEvent,
  type StatusState,
} from "./schema.ts";

/** What the thread shows (STA-5). */
export type DisplayStatus = "queued" | "sent" | "delivered" | "read" | "failed";

/** A message nobody has reported on: queued, no times. The least element of the semilattice. */
export const initialStatus: StatusState = { progress: "queued", times: {}, errors: [] };

/** The state after one more report, in whatever order and however often reports come (STA-2, F-22, S4.25). */
export function applyStatus(current: StatusState, incoming: StatusEvent): StatusState {
  return joinStatus(current, stateOf(incoming));
}

/** Least upper bound of two states: commutative, associative, idempotent (STA-2). */
export function joinStatus(a: StatusState, b: StatusState): StatusState {
  return {
    progress: rank(a.progress) >= rank(b.progress) ? a.progress : b.progress,
    times: joinTimes(a.times, b.times),
    errors: compareFailures(a, b) <= 0 ? a.errors : b.errors,
  };
}

/** What people see. `accepted` is still "queued": the provider took it, WhatsApp has not sent it (STA-5). */
export function displayStatus(state: StatusState): DisplayStatus {
  if (isFailed(state)) return "failed";
  return displayOfStep[state.progress];
}

/** Failed as far as people are concerned: reported failed and never delivered (STA-3, D-04). */
export function isFailed(state: StatusState): boolean {
  return state.times.failed !== undefined && rank(state.progress) < rank("delivered");
}

const displayOfStep: Readonly<Record<ProgressStep, DisplayStatus>> = {
  queued: "queued",
  accepted: "queued",
  sent: "sent",
  delivered: "delivered",
  read: "read",
  played: "read",
};

function rank(step: ProgressStep): number {
  return progressSteps.indexOf(step);
}

// STA-4: read and played imply the steps a customer passed on the way, at that time or earlier.
const implied: Readonly<Partial<Record<MessageStatus, readonly MessageStatus[]>>> = {
  read: ["delivered"],
  played: ["delivered", "read"],
};

function stateOf({ status, at, errors }: StatusEvent): StatusState {
  const times: StatusState["times"] = { [status]: at };
  for (const step of implied[status] ?? []) times[step] = at;
  return {
    progress: progressSteps.find((step) => step === status) ?? "queued",
    times,
    errors: status === "failed" ? (errors ?? []) : [],
  };
}

function joinTimes(a: StatusState["times"], b: StatusState["times"]): StatusState["times"] {
  const joined = { ...a };
  for (const [status, at] of Object.entries(b) as [MessageStatus, Date][]) {
    const other = joined[status];
    if (other === undefined || at < other) joined[status] = at;
  }
  return joined;
}

/** Order of failures: earliest first, a state without one last; ties by the errors' text, so that joins agree. */
function compareFailures(a: StatusState, b: StatusState): number {
  const at = (state: StatusState) => state.times.failed?.getTime() ?? Number.MAX_VALUE;
  return at(a) - at(b) || (failureText(a) <= failureText(b) ? -1 : 1);
}

function failureText({ errors }: StatusState): string {
  return JSON.stringify(errors.map(({ code, title, details }) => [code, title, details]));
}
