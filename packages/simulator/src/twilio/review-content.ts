import type { ApprovalStatus } from "../config/index.ts";
import type { Store, TwilioContent } from "../store/index.ts";
import type { Clock, Timeline } from "../timeline/index.ts";

export type ReviewDeps = { store: Store; clock: Clock; timeline: Timeline };

/**
 * Lets a submitted template go from `received` to `pending` and, after the account's pause, to what
 * its `review` says; one whose variables break Meta's rules is rejected whatever it says.
 */
export function reviewContent(deps: ReviewDeps, sid: string): void {
  const content = deps.store.get("twilioContent", sid);
  const account = content && deps.store.get("twilioAccount", content.accountSid);
  if (!content?.approval || !account) return;
  if (content.approval.status === "received") setApproval(deps, sid, "pending", "");
  const { delayMs, outcome, rejectionReason } = account.review;
  const flaw = flawOf(content);
  if (outcome === "wait" && !flaw) return;
  deps.timeline.after(delayMs, () => {
    if (deps.store.get("twilioContent", sid)?.approval?.status !== "pending") return;
    if (flaw) setApproval(deps, sid, "rejected", flaw);
    else if (outcome === "reject") setApproval(deps, sid, "rejected", rejectionReason);
    else setApproval(deps, sid, "approved", "");
  });
}

/** Puts a submitted template into a state. */
export function setApproval(
  { store, clock }: Pick<ReviewDeps, "store" | "clock">,
  sid: string,
  status: ApprovalStatus,
  rejectionReason: string,
): void {
  const content = store.get("twilioContent", sid);
  if (!content?.approval) return;
  store.put("twilioContent", sid, {
    ...content,
    updatedAt: clock.now(),
    approval: { ...content.approval, status, rejectionReason },
  });
}

/** What of section 11.2's rules for variables a template breaks; null when it keeps them. */
function flawOf(content: TwilioContent): string | null {
  for (const part of Object.values(content.types)) {
    const body = String(part.body ?? "");
    if (/^\s*\{\{\w+\}\}/.test(body) || /\{\{\w+\}\}[\s.,!?]*$/.test(body))
      return "Variables cannot be at the start or end of the template.";
    if (/\}\}\s*\{\{/.test(body)) return "Variables cannot stand side by side.";
    const names = [...new Set([...body.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = ""]) => name))];
    if (names.some((name) => !content.variables[name])) return "A variable has no sample.";
  }
  return null;
}
