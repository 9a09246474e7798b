import { conversations, messages, sendAttempts } from "@parley/db/schema";
import { isWindowClosedCode } from "@parley/domain/failures";
import type { AttemptId } from "@parley/domain/ids";
import {
  applyStatus,
  initialStatus,
  isFailed,
  type StatusError,
  type StatusState,
} from "@parley/domain/statuses";
import { and, eq } from "drizzle-orm";
import type { CommandContext } from "../command/index.ts";
import type { LockedMessage } from "./lock-message.ts";

type Change = Partial<
  Pick<typeof messages.$inferSelect, "statusState" | "unconfirmedAt" | "providerMessageId">
>;

/** Stores the one change a command makes to a locked message, at its end, and tells browsers. */
export function changeMessage(
  { tx, emit, atEnd }: CommandContext,
  { message, conversation }: LockedMessage,
  change: Change,
): void {
  const { workspaceId } = message;
  const version = conversation.version + 1;
  const forcedClosedAt = laterOf(refusedAt(change.statusState), conversation.windowForcedClosedAt);
  atEnd(() =>
    tx
      .update(messages)
      .set({ ...change, version })
      .where(and(eq(messages.workspaceId, workspaceId), eq(messages.id, message.id))),
  );
  atEnd(() =>
    tx
      .update(conversations)
      .set({
        version,
        failedAt: failedAtAfter(change.statusState, conversation.failedAt),
        ...(forcedClosedAt && { windowForcedClosedAt: forcedClosedAt }),
      })
      .where(
        and(eq(conversations.workspaceId, workspaceId), eq(conversations.id, conversation.id)),
      ),
  );
  emit(conversation.id, version);
}

/** The message has failed for good, with the cause people will read. */
export function failMessage(
  context: CommandContext,
  locked: LockedMessage,
  error: StatusError,
  at: Date,
): void {
  const state = locked.message.statusState ?? initialStatus;
  const statusState = applyStatus(state, { status: "failed", at, errors: [error] });
  changeMessage(context, locked, { statusState });
}

/** Closes an attempt whose outcome nobody knows: it is never made again by itself (F-31). */
export function markUnconfirmed(
  context: CommandContext,
  locked: LockedMessage,
  attemptId: AttemptId,
): void {
  closeAttempt(context, attemptId, { state: "ambiguous" });
  changeMessage(context, locked, { unconfirmedAt: context.now });
}

/** Ends an open attempt; an attempt that has ended stays as it is. */
export function closeAttempt(
  { tx, scope, now, atEnd }: CommandContext,
  id: AttemptId,
  outcome: Partial<typeof sendAttempts.$inferInsert>,
): void {
  atEnd(() =>
    tx
      .update(sendAttempts)
      .set({ ...outcome, finishedAt: now })
      .where(
        and(
          eq(sendAttempts.workspaceId, scope.workspaceId),
          eq(sendAttempts.id, id),
          eq(sendAttempts.state, "sending"),
        ),
      ),
  );
}

/** Since when the conversation waits that a send failed; trying again ends the wait. */
function failedAtAfter(state: StatusState | null | undefined, known: Date | null): Date | null {
  if (state == null) return known;
  if (isFailed(state)) return known ?? state.times.failed ?? null;
  return state.progress === "queued" ? null : known;
}

/** A refusal never moves the closing back. */
function laterOf(refused: Date | null, known: Date | null): Date | null {
  return refused !== null && known !== null && known > refused ? null : refused;
}

/** When the provider refused the message as outside the window: that closes ours too (WIN-8). */
function refusedAt(state: StatusState | null | undefined): Date | null {
  if (state?.times.failed === undefined) return null;
  return state.errors.some(({ code }) => isWindowClosedCode(code)) ? state.times.failed : null;
}
