import { type messages, statusEvents } from "@parley/db/schema";
import {
  applyStatus,
  initialStatus,
  type MessageStatus,
  type StatusState,
} from "@parley/domain/statuses";
import type { SendOutcome } from "@parley/providers/port";
import { type Claim, finishJobs, putOff } from "@parley/queue/claim";
import { and, eq } from "drizzle-orm";
import { type CommandContext, command } from "../command/index.ts";
import type { Attempt } from "./begin-attempt.ts";
import { lockMessage, lockProviderMessages } from "./lock-message.ts";
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
    const { tx, now } = context;
    const message = await lockMessage(context, attempt.messageId);
    if (message === undefined) throw new Error("the message of the attempt is gone");
    context.about({ kind: "message", id: message.id });
    switch (outcome.kind) {
      case "accepted":
        await accept(context, message, attempt, outcome.providerMessageId);
        break;
      case "rejected": {
        const { code, title, details } = outcome;
        await closeAttempt(context, attempt.id, {
          state: "rejected",
          errorCode: code,
          errorTitle: title,
        });
        await failMessage(context, message, { code, title, details }, now);
        break;
      }
      case "ambiguous":
        await settleUnknown(context, message, attempt);
        break;
      case "throttled":
      case "not_sent":
        if (await tryAgain(context, message, { claim, attempt, outcome })) return;
    }
    await finishJobs(tx, claim, [attempt.jobId]);
  },
);

type Message = typeof messages.$inferSelect;

async function accept(
  context: CommandContext,
  message: Message,
  attempt: Attempt,
  providerMessageId: string,
): Promise<void> {
  await closeAttempt(context, attempt.id, { state: "accepted", providerMessageId });
  await lockProviderMessages(context.tx, message.numberId, [providerMessageId]);
  const accepted = applyStatus(message.statusState ?? initialStatus, {
    status: "accepted",
    at: context.now,
  });
  const statusState = await withEarlyStatuses(context, message, providerMessageId, accepted);
  await changeMessage(context, message, { statusState, providerMessageId, unconfirmedAt: null });
}

/** Statuses can be here before the answer to the call is (F-23): fold them in now. */
async function withEarlyStatuses(
  { tx }: CommandContext,
  message: Message,
  providerMessageId: string,
  state: StatusState,
): Promise<StatusState> {
  const events = await tx
    .select()
    .from(statusEvents)
    .where(
      and(
        eq(statusEvents.workspaceId, message.workspaceId),
        eq(statusEvents.numberId, message.numberId),
        eq(statusEvents.providerMessageId, providerMessageId),
      ),
    );
  return events.reduce(
    (folded, { status, providerAt, errorCode, errorTitle }) =>
      applyStatus(folded, {
        status: status as MessageStatus,
        at: providerAt,
        errors: errorCode === "" ? [] : [{ code: errorCode, title: errorTitle ?? "", details: "" }],
      }),
    state,
  );
}

/** An echo may have told the outcome while the call hung; then nothing is unknown. */
async function settleUnknown(context: CommandContext, message: Message, attempt: Attempt) {
  if (message.providerMessageId !== null) {
    const { providerMessageId } = message;
    await closeAttempt(context, attempt.id, { state: "accepted", providerMessageId });
    return;
  }
  await markUnconfirmed(context, message, attempt.id);
}

async function tryAgain(
  context: CommandContext,
  message: Message,
  { claim, attempt, outcome }: SettleAttempt,
): Promise<boolean> {
  if (outcome.kind !== "throttled" && outcome.kind !== "not_sent") return false;
  const code = outcome.kind === "throttled" ? outcome.code : `provider.${outcome.reason}`;
  await closeAttempt(context, attempt.id, { state: outcome.kind, errorCode: code });
  const isFinal = outcome.kind === "not_sent" && outcome.reason === "invalid_request";
  if (isFinal || attempt.tries >= maxTries) {
    const title =
      outcome.kind === "throttled"
        ? "WhatsApp asked to slow down, and again at every try"
        : "WhatsApp could not be reached";
    await failMessage(context, message, { code, title, details: "" }, context.now);
    return false;
  }
  const asked = outcome.kind === "throttled" ? outcome.retryAfterMs : null;
  await putOff(context.tx, claim, asked ?? 500 * 4 ** (attempt.tries - 1));
  return true;
}
