import type { UserId } from "../ids/index.ts";

/** Who answers in a conversation: people alone, or an automation, or people to whom one handed it. */
export type AutomationState = "none" | "running" | "waiting" | "handoff" | "failed";

/** Something that happened to a conversation beside its messages; a line of its thread (CON-8). */
export type ThreadEvent =
  | { kind: "assigned"; assigneeId: UserId; previousAssigneeId: UserId | null }
  | { kind: "unassigned"; previousAssigneeId: UserId }
  | { kind: "closed" | "archived" | "reopened" | "blocked" | "unblocked" }
  | { kind: "automation_changed"; from: AutomationState; to: AutomationState };
