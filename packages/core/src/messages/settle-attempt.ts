import { statusEvents } from "@parley/db/schema";
import { applyStatus, initialStatus, type StatusState } from "@parley/domain/statuses";
import type { SendOutcome } from "@parley/providers/port";
import { type Claim, finishJobs, putOff } from "@parley/queue/claim";
import { and, eq } from "drizzle-orm";
import { type CommandContext, command } from "../command/index.ts";
import { recordReach, showOwnReaction, startFreeEntryPoint } from "./accepted-effects.ts";
import type { Attempt } from "./begin-attempt.ts";
import { hasParkedChange } from "./has-parked-change.ts";
import { type LockedMessage, lockMessage, lockProviderMessages } from "./lock-message.ts";
import { changeMessage, closeAttempt, failMessage, markUnconfirmed } from "./settle-message.ts";

const maxTries = 5;

export type SettleAttempt = { claim: Claim; attempt: Attempt; outcome: SendOutcome };

/**
 * Records what became of a provider call. Only what surely was not sent, or was throttled, runs
 * again, with growing waits and at most five times; an unknown outcome waits for the status echo.
 */
export const settleAttempt = command(
  "message.settle",
  async (context: CommandContext, { claim, attempt, outcome }: SettleAttempt): Promise<void> => {
    const { tx, now, atEnd } = context;
    const locked = await lockMessage(context, attempt.conversationId, attempt.messageId);
    if (locked === undefined) throw new Error("the message of the attempt is gone");
    context.about({ kind: "message", id: attempt.messageId });
    switch (outcome.kind) {
      case "accepted":
        await accept(context, locked, attempt, outcome.providerMessageId);
        break;
      case "rejected": {
        const { code, title, details } = outcome;
        closeAttempt(context, attempt.id, {
          state: "rejected",
          errorCode: code,
          errorTitle: title,
        });
        failMessage(context, locked, { code, title, details }, now);
        break;
      }
      case "ambiguous":
        settleUnknown(context, locked, attempt);
        break;
      case "throttled":
      case "not_sent":
        if (await tryAgain(context, locked, { claim, attempt, outcome })) return;
    }
    atEnd(() => finishJobs(tx, claim, [attempt.jobId]));
  },
);

async function accept(
  context: CommandContext,
  locked: LockedMessage,
  attempt: Attempt,
  providerMessageId: string,
): Promise<void> {
  const { message } = locked;
  closeAttempt(context, attempt.id, { state: "accepted", providerMessageId });
  const accepted = applyStatus(message.statusState ?? initialStatus, {
    status: "accepted",
    at: context.now,
  });
  const statusState = await withEarlyStatuses(context, message, providerMessageId, accepted);
  changeMessage(context, locked, { statusState, providerMessageId, unconfirmedAt: null });
  recordReach(context, locked, attempt.credentials);
  startFreeEntryPoint(context, locked);
  showOwnReaction(context, locked, providerMessageId);
}

/** Statuses can be here before the answer to the call is (F-23): fold them in now; a job applies edits and revocations. */
async function withEarlyStatuses(
  { tx, enqueue }: CommandContext,
  message: LockedMessage["message"],
  providerMessageId: string,
  state: StatusState,
): Promise<StatusState> {
  const [, isParked, events] = await Promise.all([
    lockProviderMessages(tx, message.numberId, [providerMessageId]),
    hasParkedChange(tx, message, providerMessageId),
    tx
      .select()
      .from(statusEvents)
      .where(
        and(
          eq(statusEvents.workspaceId, message.workspaceId),
          eq(statusEvents.numberId, message.numberId),
          eq(statusEvents.providerMessageId, providerMessageId),
        ),
      ),
  ]);
  if (isParked) enqueue({ queue: "inbound", key: message.numberId, subjectIds: [] });
  return events.reduce(
    (folded, { status, providerAt, errorCode, errorTitle }) =>
      applyStatus(folded, {
        status,
        at: providerAt,
        errors: errorCode === "" ? [] : [{ code: errorCode, title: errorTitle ?? "", details: "" }],
      }),
    state,
  );
}

/** An echo may have told the outcome while the call hung; then nothing is unknown. */
function settleUnknown(context: CommandContext, locked: LockedMessage, attempt: Attempt): void {
  const { providerMessageId } = locked.message;
  if (providerMessageId === null) markUnconfirmed(context, locked, attempt.id);
  else closeAttempt(context, attempt.id, { state: "accepted", providerMessageId });
}

async function tryAgain(
  context: CommandContext,
  locked: LockedMessage,
  { claim, attempt, outcome }: SettleAttempt,
): Promise<boolean> {
  if (outcome.kind !== "throttled" && outcome.kind !== "not_sent") return false;
  const code = outcome.kind === "throttled" ? outcome.code : `provider.${outcome.reason}`;
  closeAttempt(context, attempt.id, { state: outcome.kind, errorCode: code });
  const isFinal = outcome.kind === "not_sent" && outcome.reason === "invalid_request";
  if (isFinal || attempt.tries >= maxTries) {
    const title =
      outcome.kind === "throttled"
        ? "WhatsApp asked to slow down, and again at every try"
        : "WhatsApp could not be reached";
    failMessage(context, locked, { code, title, details: "" }, context.now);
    return false;
  }
  const asked = outcome.kind === "throttled" ? outcome.retryAfterMs : null;
  await putOff(context.tx, claim, asked ?? 500 * 4 ** (attempt.tries - 1));
  return true;
}
