import { assignments, conversations } from "@parley/db/schema";
import { DomainError } from "@parley/domain/errors";
import { type AssignmentId, type ConversationId, newId, type UserId } from "@parley/domain/ids";
import { and, eq, isNull } from "drizzle-orm";
import { type CommandContext, command } from "../command/index.ts";
import { getMemberName } from "../members/index.ts";
import { recordEvents } from "../timeline/index.ts";
import { lockConversation } from "./change-conversation.ts";

export type AssignConversation = {
  conversationId: ConversationId;
  /** A member, or null to take it from whoever has it. */
  assigneeId: UserId | null;
  /** Who has it as the caller sees it. */
  expectedAssigneeId: UserId | null;
};

/**
 * Gives a conversation to a member, or to nobody. The assignment before ends by it and stays in the history (S0.41).
 * Refuses with `conversation.assigned_meanwhile` if somebody else changed it since the caller looked (CON-9), and with
 * `member.not_found`.
 */
export const assignConversation = command(
  "conversation.assign",
  async (context: CommandContext, input: AssignConversation): Promise<void> => {
    const { assigneeId, expectedAssigneeId } = input;
    const conversation = await lockConversation(context, input.conversationId);
    context.about({ kind: "conversation", id: conversation.id });
    const { assigneeId: holder } = conversation;
    if (holder === assigneeId) return;
    if (holder !== expectedAssigneeId) throw await assignedMeanwhile(context, holder);
    if (assigneeId !== null) await getMemberName(context, assigneeId);
    await moveAssignment(context, conversation, assigneeId);
  },
);

async function moveAssignment(
  context: CommandContext,
  { id: conversationId, version: before, assigneeId: holder }: typeof conversations.$inferSelect,
  assigneeId: UserId | null,
): Promise<void> {
  const { tx, scope, now } = context;
  const { workspaceId, actor } = scope;
  const version = before + 1;
  const isMine = and(
    eq(assignments.workspaceId, workspaceId),
    eq(assignments.conversationId, conversationId),
  );
  await tx
    .update(assignments)
    .set({ endedAt: now })
    .where(and(isMine, isNull(assignments.endedAt)));
  if (assigneeId !== null) {
    const assignedBy = actor.kind === "user" ? actor.userId : null;
    const id = newId<AssignmentId>();
    const row = { workspaceId, id, conversationId, assigneeId, assignedBy, startedAt: now };
    await tx.insert(assignments).values(row);
  }
  await tx
    .update(conversations)
    .set({ assigneeId, version })
    .where(and(eq(conversations.workspaceId, workspaceId), eq(conversations.id, conversationId)));
  const event = eventOf(assigneeId, holder);
  if (event !== null) await recordEvents(context, [{ conversationId, version, event }]);
  context.emit(conversationId, version);
}

function eventOf(assigneeId: UserId | null, previousAssigneeId: UserId | null) {
  if (assigneeId !== null) return { kind: "assigned" as const, assigneeId, previousAssigneeId };
  if (previousAssigneeId !== null) return { kind: "unassigned" as const, previousAssigneeId };
  return null;
}

async function assignedMeanwhile(
  context: CommandContext,
  holder: UserId | null,
): Promise<DomainError> {
  const name = holder === null ? "nobody" : await getMemberName(context, holder);
  return new DomainError(
    "conversation.assigned_meanwhile",
    `unable to assign; somebody was quicker, ${name} has it now. Look again, then decide`,
  );
}
