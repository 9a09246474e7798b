import { z } from "zod";

export const conversationStatusSchema = z.enum(["open", "closed", "archived"]);
export type ConversationStatus = z.infer<typeof conversationStatusSchema>;

/** What a person may do to a conversation's status; the words of the buttons (S2.24). */
export type ConversationAction = "close" | "archive" | "reopen";

const transitions: Readonly<
  Record<ConversationStatus, Partial<Record<ConversationAction, ConversationStatus>>>
> = {
  open: { close: "closed", archive: "archived" },
  closed: { archive: "archived", reopen: "open" },
  archived: { reopen: "open" },
};

/** Actions offered for a status, in the order of the buttons (CON-2, S2.24). */
export function conversationActions(status: ConversationStatus): ConversationAction[] {
  return Object.keys(transitions[status]) as ConversationAction[];
}

/** Status after an action, or null when the action is not offered in this status (CON-2). */
export function statusAfterAction(
  status: ConversationStatus,
  action: ConversationAction,
): ConversationStatus | null {
  return transitions[status][action] ?? null;
}

/** Is the conversation active, so that something may be sent in it (CON-1, S0.1)? */
export function isActive(status: ConversationStatus): boolean {
  return status === "open";
}
