import { conversations, messages, sendAttempts } from "@parley/db/schema";
import { isWindowClosedCode } from "@parley/domain/failures";
import type { AttemptId } from "@parley/domain/ids";
import {
  applyStatus,
  initialStatus,
  type StatusError,
  type StatusState,
} from "@parley/domain/statuses";
import { and, eq } from "drizzle-orm";
import type { CommandContext } from "../command/index.ts";
import { lockConversation } from "../conversations/index.ts";

type Message = typeof messages.$inferSelect;
type Change = Partial<Pick<Message, "statusState" | "unconfirmedAt" | "providerMessageId">>;

/** Stores a change of a message under its conversation's lock, and tells browsers. */
export async function changeMessage(
  context: CommandContext,
  message: Message,
  change: Change,
): Promise<void> {
  const { tx, emit } = context;
  const conversation = await lockConversation(context, message.conversationId);
  const version = conversation.version + 1;
  const forcedClosedAt = refusedAt(change.statusState);
  await tx
    .update(messages)
    .set({ ...change, version })
    .where(and(eq(messages.workspaceId, message.workspaceId), eq(messages.id, message.id)));
  await tx
    .update(conversations)
    .set({ version, ...(forcedClosedAt && { windowForcedClosedAt: forcedClosedAt }) })
    .where(
      and(
        eq(conversations.workspaceId, message.workspaceId),
        eq(conversations.id, message.conversationId),
      ),
    );
  emit(message.conversationId, version);
}

/** The message has failed for good, with the cause people will read. */
export function failMessage(
  context: CommandContext,
  message: Message,
  error: StatusError,
  at: Date,
): Promise<void> {
  const state = message.statusState ?? initialStatus;
  const statusState = applyStatus(state, { status: "failed", at, errors: [error] });
  return changeMessage(context, message, { statusState });
}

/** Closes an attempt whose outcome nobody knows: it is never made again by itself (F-31). */
export async function markUnconfirmed(
  context: CommandContext,
  message: Message,
  attemptId: AttemptId,
): Promise<void> {
  await closeAttempt(context, attemptId, { state: "ambiguous" });
  await changeMessage(context, message, { unconfirmedAt: context.now });
}

/** Ends an open attempt; an attempt that has ended stays as it is. */
export async function closeAttempt(
  { tx, scope, now }: CommandContext,
  id: AttemptId,
  outcome: Partial<typeof sendAttempts.$inferInsert>,
): Promise<void> {
  await tx
    .update(sendAttempts)
    .set({ ...outcome, finishedAt: now })
    .where(
      and(
        eq(sendAttempts.workspaceId, scope.workspaceId),
        eq(sendAttempts.id, id),
        eq(sendAttempts.state, "sending"),
      ),
    );
}

/** When the provider refused the message as outside the window: that closes ours too (WIN-8). */
function refusedAt(state: StatusState | null | undefined): Date | null {
  if (state?.times.failed === undefined) return null;
  return state.errors.some(({ code }) => isWindowClosedCode(code)) ? state.times.failed : null;
}
