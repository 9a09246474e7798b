import type { AsideView } from "../inbox-views.ts";

type Event = Extract<AsideView, { kind: "event" }>;

const formerMember = "a former member";

/** What happened, as one sentence; the reader is "you". */
export function eventWords(aside: Event, selfId: string): string {
  const { event, actor } = aside;
  const who = actorName(aside, selfId);
  switch (event.kind) {
    case "assigned": {
      if (event.assigneeId === actor.id) return `${who} took this conversation`;
      const to = event.assigneeId === selfId ? "you" : (aside.assigneeName ?? formerMember);
      return `${who} assigned this conversation to ${to}`;
    }
    case "unassigned": {
      if (event.previousAssigneeId === actor.id) return `${who} gave this conversation back`;
      const from =
        event.previousAssigneeId === selfId ? "you" : (aside.previousAssigneeName ?? formerMember);
      return `${who} unassigned ${from}`;
    }
    case "reopened":
      return actor.kind === "contact"
        ? "The customer wrote, so the conversation is open again"
        : `${who} reopened the conversation`;
    case "closed":
      return `${who} closed the conversation`;
    case "archived":
      return `${who} archived the conversation`;
    case "blocked":
      return `${who} blocked this contact`;
    case "unblocked":
      return `${who} unblocked this contact`;
    case "automation_changed":
      return automationWords(event, who);
  }
}

function automationWords(
  { from, to }: Extract<Event["event"], { kind: "automation_changed" }>,
  who: string,
): string {
  if (from === "handoff" && to === "waiting") return `${who} gave it back to the automation`;
  const words = {
    none: "The automation ended",
    running: `${who} let the automation answer`,
    waiting: "The automation waits for the customer",
    handoff: `${who} took over from the automation`,
    failed: "The automation failed; people answer from here",
  };
  return words[to];
}

function actorName({ actor }: Event, selfId: string): string {
  if (actor.kind === "contact") return "The customer";
  if (actor.kind === "system") return "Parley";
  return actor.id === selfId ? "You" : (actor.name ?? "A former member");
}
