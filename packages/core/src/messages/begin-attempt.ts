import { conversations, messages, sendAttempts } from "@parley/db/schema";
import { DomainError } from "@parley/domain/errors";
import {
  type AttemptId,
  type ConversationId,
  type MessageId,
  type NumberId,
  newId,
} from "@parley/domain/ids";
import { type PaceState, pairPace, type Turn, takeTurn } from "@parley/domain/limits";
import { canSendFreeForm } from "@parley/domain/window";
import type { SendContent, SendRequest } from "@parley/providers/port";
import { type Claim, finishJobs, jobsOfClaim, putOff } from "@parley/queue/claim";
import { and, eq } from "drizzle-orm";
import { type CommandContext, command } from "../command/index.ts";
import { recipientOf } from "../contacts/index.ts";
import { findConversationForUpdate } from "../conversations/index.ts";
import { getNumberCredentials, type NumberCredentials } from "../numbers/index.ts";
import type { Keyring } from "../secrets/index.ts";
import type { LockedMessage } from "./lock-message.ts";
import { closeAttempt, failMessage, markUnconfirmed } from "./settle-message.ts";

/** A call of the provider that may now be made, once. */
export type Attempt = {
  id: AttemptId;
  messageId: MessageId;
  conversationId: ConversationId;
  numberId: NumberId;
  jobId: string;
  tries: number;
  to: SendRequest["to"];
  content: SendContent;
  quotedProviderMessageId: string | null;
  credentials: NumberCredentials;
};

/**
 * Commits an attempt row for the claimed conversation's next message, before the provider is
 * called, or returns null when there is nothing to call: the message was settled meanwhile, its
 * window closed while it waited, or an earlier attempt ended unknown (D-08: never two calls).
 */
export const beginAttempt = command(
  "message.attempt",
  async (context: CommandContext, input: { claim: Claim; keyring: Keyring }) => {
    const { tx, scope, now, atEnd } = context;
    const { claim, keyring } = input;
    const [[job], facts] = await Promise.all([
      jobsOfClaim(tx, claim, 1),
      readFacts(context, claim),
    ]);
    if (job === undefined) return null;
    if (facts === undefined || !isWaiting(context, facts)) {
      await finishJobs(tx, claim, [job.id]);
      return null;
    }
    const { message } = facts;
    context.about({ kind: "message", id: message.id });
    const turn = turnOf(facts.conversation, now);
    if (!turn.allowed) {
      await putOff(tx, claim, turn.retryAfterMs, { isTry: false });
      return null;
    }
    const credentials = await prepare(context, keyring, facts);
    if (credentials instanceof DomainError) {
      const error = { code: credentials.code, title: credentials.message, details: "" };
      failMessage(context, facts, error, now);
      await finishJobs(tx, claim, [job.id]);
      return null;
    }
    const id = newId<AttemptId>();
    const { workspaceId } = scope;
    const attempt = { workspaceId, id, messageId: message.id, state: "sending" as const };
    atEnd(() => tx.insert(sendAttempts).values(attempt));
    atEnd(() => savePace(context, facts.conversation.id, turn.state));
    return toAttempt(id, job, facts, credentials);
  },
);

type Conversation = typeof conversations.$inferSelect;
type Facts = LockedMessage & {
  openAttemptId: AttemptId | undefined;
  to: SendRequest["to"];
};

/**
 * All that is known of the message about to be sent, in one round trip: the statements run one after the
 * other, so what follows the conversation's lock is read under it.
 */
async function readFacts(context: CommandContext, claim: Claim): Promise<Facts | undefined> {
  const { tx, scope } = context;
  const conversationId = claim.key as ConversationId;
  const id = claim.headSubjectIds[0] as MessageId;
  const [conversation, [message], openAttemptId, to] = await Promise.all([
    findConversationForUpdate(context, conversationId),
    tx
      .select()
      .from(messages)
      .where(and(eq(messages.workspaceId, scope.workspaceId), eq(messages.id, id))),
    findOpenAttempt(context, id),
    recipientOf(tx, scope.workspaceId, { conversationId }),
  ]);
  return message && conversation && { message, conversation, openAttemptId, to };
}

/** False once the provider has it, or it failed, or an attempt of it ended without a known outcome. */
function isWaiting(context: CommandContext, facts: Facts): boolean {
  const { openAttemptId } = facts;
  const { statusState, unconfirmedAt, providerMessageId } = facts.message;
  if (openAttemptId !== undefined && providerMessageId !== null) {
    closeAttempt(context, openAttemptId, { state: "accepted", providerMessageId });
    return false;
  }
  if (openAttemptId !== undefined) {
    // The worker that began it died: nobody knows whether the provider took it.
    markUnconfirmed(context, facts, openAttemptId);
    return false;
  }
  const isSettled = statusState?.progress !== "queued" || statusState.times.failed !== undefined;
  return unconfirmedAt === null && !isSettled;
}

async function findOpenAttempt(
  { tx, scope }: CommandContext,
  messageId: MessageId,
): Promise<AttemptId | undefined> {
  const [open] = await tx
    .select({ id: sendAttempts.id })
    .from(sendAttempts)
    .where(
      and(
        eq(sendAttempts.workspaceId, scope.workspaceId),
        eq(sendAttempts.messageId, messageId),
        eq(sendAttempts.state, "sending"),
      ),
    );
  return open?.id;
}

/** One person takes only so many messages in a short time (LIM-6): the rest waits its turn. */
function turnOf({ pace }: Conversation, now: Date): Turn {
  return takeTurn(pairPace, pace, now);
}

function savePace({ tx, scope }: CommandContext, id: ConversationId, pace: PaceState) {
  return tx
    .update(conversations)
    .set({ pace })
    .where(and(eq(conversations.workspaceId, scope.workspaceId), eq(conversations.id, id)));
}

/** What the call needs, or why it must not be made. The window is looked at again before each try (F-40). */
async function prepare(
  { tx, now }: CommandContext,
  keyring: Keyring,
  { message, conversation }: Facts,
): Promise<NumberCredentials | DomainError> {
  const { lastInboundAt, windowForcedClosedAt: forcedClosedAt } = conversation;
  const isFreeForm = message.content.type !== "template";
  if (isFreeForm && !canSendFreeForm({ lastInboundAt, forcedClosedAt, now })) {
    return new DomainError(
      "message.needs_template",
      "The customer service window closed before the message could be sent",
    );
  }
  try {
    const { workspaceId, numberId } = message;
    return await getNumberCredentials(tx, keyring, workspaceId, numberId);
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
}

function toAttempt(
  id: AttemptId,
  job: { id: string; tries: number },
  { message, to }: Facts,
  credentials: NumberCredentials,
): Attempt {
  const { conversationId, numberId, content, quotedProviderMessageId } = message;
  return {
    ...{ id, messageId: message.id, conversationId, numberId, jobId: job.id, tries: job.tries },
    ...{ to, quotedProviderMessageId, credentials },
    // Only what `SendContent` holds is ever queued.
    content: content as SendContent,
  };
}
