import type { AutomationState } from "../automation/index.ts";
import type { UserId } from "../ids/index.ts";

/** Something that happened to a conversation beside its messages; a line of its thread (CON-8). */
export type ThreadEvent =
  | { kind: "assigned"; assigneeId: UserId; previousAssigneeId: UserId | null }
  | { kind: "unassigned"; previousAssigneeId: UserId }
  | { kind: "closed" | "archived" | "reopened" | "blocked" | "unblocked" }
  | { kind: "automation_changed"; from: AutomationState; to: AutomationState };
