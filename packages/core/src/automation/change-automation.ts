import { conversations } from "@parley/db/schema";
import { type AutomationAction, automationAfter } from "@parley/domain/automation";
import { DomainError } from "@parley/domain/errors";
import type { ConversationId } from "@parley/domain/ids";
import { and, eq } from "drizzle-orm";
import { type CommandContext, command } from "../command/index.ts";
import { lockConversation } from "../conversations/index.ts";
import { recordEvents } from "../timeline/index.ts";

/**
 * Takes a conversation over from the automation that has it, which pauses at once (S0.4, S3.22). Doing it twice changes
 * nothing. Throws `conversation.not_found`, and `automation.not_running` when there is nothing to take over.
 */
export const takeOverConversation = command(
  "automation.take_over",
  (context: CommandContext, id: ConversationId) => changeAutomation(context, id, "take_over"),
);

/**
 * Gives a conversation that was taken over back to its automation, which goes on where it was (S3.22). Doing it twice
 * changes nothing. Throws `conversation.not_found`, and `automation.nothing_to_resume` when none was paused.
 */
export const resumeAutomation = command(
  "automation.resume",
  (context: CommandContext, id: ConversationId) => changeAutomation(context, id, "resume"),
);

async function changeAutomation(
  context: CommandContext,
  id: ConversationId,
  action: AutomationAction,
): Promise<void> {
  const { tx, scope, about, atEnd, emit } = context;
  const conversation = await lockConversation(context, id);
  about({ kind: "conversation", id });
  const from = conversation.automation;
  const automation = automationAfter(from, action);
  if (automation === null) {
    // Somebody else did the same a moment ago.
    if (from === (action === "take_over" ? "handoff" : "waiting")) return;
    throw action === "take_over" ? notRunning() : nothingToResume();
  }
  const version = conversation.version + 1;
  await tx
    .update(conversations)
    .set({ automation, version })
    .where(and(eq(conversations.workspaceId, scope.workspaceId), eq(conversations.id, id)));
  const event = { kind: "automation_changed" as const, from, to: automation };
  atEnd(() => recordEvents(context, [{ conversationId: id, version, event }]));
  emit(id, version);
}

function notRunning(): DomainError {
  return new DomainError(
    "automation.not_running",
    "unable to take over; no automation is running on this conversation. You can write already",
  );
}

function nothingToResume(): DomainError {
  return new DomainError(
    "automation.nothing_to_resume",
    "unable to resume the bot; no automation was taken over on this conversation",
  );
}
