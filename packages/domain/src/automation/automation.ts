/** How an automation stands on a conversation: answering, waiting for the customer, or out of the way. */
export const automationStates = ["none", "running", "waiting", "handoff", "failed"] as const;
export type AutomationState = (typeof automationStates)[number];

/** What a person may do about it: the words of the buttons are "Take over" or "Handoff", and "Resume bot". */
export type AutomationAction = "take_over" | "resume";

const transitions: Readonly<
  Record<AutomationState, Partial<Record<AutomationAction, AutomationState>>>
> = {
  none: {},
  running: { take_over: "handoff" },
  waiting: { take_over: "handoff" },
  handoff: { resume: "waiting" },
  failed: {},
};

/** Actions that lead somewhere in this state (AUT-2, S0.4, S3.22). */
export function automationActions(state: AutomationState): AutomationAction[] {
  return Object.keys(transitions[state]) as AutomationAction[];
}

/** The state after an action, or null when it is not offered in this one (AUT-2). */
export function automationAfter(
  state: AutomationState,
  action: AutomationAction,
): AutomationState | null {
  return transitions[state][action] ?? null;
}

/** Does an automation have the conversation, so that nobody else may write (AUT-1, S0.2)? */
export function isAutomated(state: AutomationState): boolean {
  return state === "running" || state === "waiting";
}

/** What the panel calls it (AUT-3, S2.25). */
export function automationLabel(state: AutomationState): "AI Active" | "AI Disabled" {
  return isAutomated(state) ? "AI Active" : "AI Disabled";
}
