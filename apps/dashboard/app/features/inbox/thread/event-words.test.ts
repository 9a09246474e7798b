import type { UserId } from "@parley/domain/ids";
import { expect, test } from "vitest";
import type { AsideView } from "../inbox-views.ts";
import { eventWords } from "./event-words.ts";

type Event = Extract<AsideView, { kind: "event" }>;

const zoe = "zoe" as UserId;
const ben = "ben" as UserId;
const gone = "gone" as UserId;
const names: Record<string, string> = { zoe: "Zoe", ben: "Ben" };

const members: Record<string, Event["actor"]> = {
  zoe: { kind: "member", id: zoe, name: "Zoe" },
  ben: { kind: "member", id: ben, name: "Ben" },
  gone: { kind: "member", id: gone, name: null },
  contact: { kind: "contact", id: null, name: null },
  system: { kind: "system", id: null, name: null },
};

function told(event: Event["event"], by: string, reader: UserId = gone): string {
  const assigneeName = event.kind === "assigned" ? (names[event.assigneeId] ?? null) : null;
  const previous =
    event.kind === "assigned" || event.kind === "unassigned" ? event.previousAssigneeId : null;
  const previousAssigneeName = names[previous ?? ""] ?? null;
  const actor = members[by];
  return eventWords({ event, actor, assigneeName, previousAssigneeName } as Event, reader);
}

const assignedTo = (assigneeId: UserId): Event["event"] => ({
  kind: "assigned",
  assigneeId,
  previousAssigneeId: null,
});
const unassigned: Event["event"] = { kind: "unassigned", previousAssigneeId: ben };

test("assignment says who gave it to whom, and calls the reader you (S0.39, CON-8)", () => {
  expect(told(assignedTo(ben), zoe)).toBe("Zoe assigned this conversation to Ben");
  expect(told(assignedTo(ben), zoe, ben)).toBe("Zoe assigned this conversation to you");
  expect(told(assignedTo(zoe), zoe, zoe)).toBe("You took this conversation");
  expect(told(assignedTo(gone), zoe, ben)).toBe(
    "Zoe assigned this conversation to a former member",
  );
  expect(told(assignedTo(ben), "system")).toBe("Parley assigned this conversation to Ben");
});

test("so does its end (S0.41, CON-8)", () => {
  expect(told(unassigned, zoe)).toBe("Zoe unassigned Ben");
  expect(told(unassigned, zoe, ben)).toBe("Zoe unassigned you");
  expect(told(unassigned, ben)).toBe("Ben gave this conversation back");
  expect(told({ kind: "unassigned", previousAssigneeId: gone }, zoe, ben)).toBe(
    "Zoe unassigned a former member",
  );
});

test.each([
  ["closed", "Zoe closed the conversation"],
  ["archived", "Zoe archived the conversation"],
  ["reopened", "Zoe reopened the conversation"],
  ["blocked", "Zoe blocked this contact"],
  ["unblocked", "Zoe unblocked this contact"],
] as const)("%s reads: %s (S2.24, S3.23, CON-8)", (kind, words) => {
  expect(told({ kind }, zoe)).toBe(words);
});

test("a customer who writes reopens; a member who left has no name (CON-3, CON-8)", () => {
  expect(told({ kind: "reopened" }, "contact")).toBe(
    "The customer wrote, so the conversation is open again",
  );
  expect(told({ kind: "closed" }, gone, zoe)).toBe("A former member closed the conversation");
});

test.each([
  ["none", "The automation ended"],
  ["running", "Zoe let the automation answer"],
  ["waiting", "The automation waits for the customer"],
  ["handoff", "Zoe took over from the automation"],
  ["failed", "The automation failed; people answer from here"],
] as const)("an automation that becomes %s reads: %s (S0.3, CON-8)", (to, words) => {
  expect(told({ kind: "automation_changed", from: "running", to }, zoe)).toBe(words);
});

test("a bot that is resumed reads as given back to it, by whoever did it (S3.22)", () => {
  const event = { kind: "automation_changed", from: "handoff", to: "waiting" } as const;
  expect(told(event, zoe)).toBe("Zoe gave it back to the automation");
});
