import { expect, test } from "vitest";
import {
  type AutomationAction,
  type AutomationState,
  automationActions,
  automationAfter,
  automationLabel,
  automationStates,
  isAutomated,
} from "./index.ts";

const actions: AutomationAction[] = ["take_over", "resume"];

test("an automation that runs or waits has the conversation, no other does (AUT-1, S0.2)", () => {
  expect(automationStates.filter(isAutomated)).toEqual(["running", "waiting"]);
});

test.each([
  ["none", [null, null]],
  ["running", ["handoff", null]],
  ["waiting", ["handoff", null]],
  ["handoff", [null, "waiting"]],
  ["failed", [null, null]],
] as [AutomationState, (AutomationState | null)[]][])(
  "from %s taking over and resuming lead to %j (AUT-2, S0.4, S3.22)",
  (state, wanted) => {
    expect(actions.map((action) => automationAfter(state, action))).toEqual(wanted);
  },
);

test("exactly what leads somewhere is offered, so nothing is resumed that was not taken over (AUT-2, S3.22)", () => {
  for (const state of automationStates) {
    const leading = actions.filter((action) => automationAfter(state, action) !== null);
    expect(automationActions(state)).toEqual(leading);
  }
});

test("taking over ends the hold on the conversation, and resuming brings it back (AUT-1, AUT-2, S0.4)", () => {
  for (const state of automationStates.filter(isAutomated)) {
    const taken = automationAfter(state, "take_over");
    expect(taken !== null && isAutomated(taken)).toBe(false);
    const resumed = automationAfter(taken ?? state, "resume");
    expect(resumed !== null && isAutomated(resumed)).toBe(true);
  }
});

test("the label is AI Active exactly while an automation has the conversation (AUT-3, S2.25)", () => {
  expect(automationStates.map(automationLabel)).toEqual([
    "AI Disabled",
    "AI Active",
    "AI Active",
    "AI Disabled",
    "AI Disabled",
  ]);
});
