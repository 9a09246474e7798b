import { contactIdentities, type conversations, messages, sendAttempts } from "@parley/db/schema";
import { DomainError } from "@parley/domain/errors";
import { type AttemptId, type ConversationId, type MessageId, newId } from "@parley/domain/ids";
import { canSendFreeForm } from "@parley/domain/window";
import type { SendRequest } from "@parley/providers/port";
import { type Claim, finishJobs, jobsOfClaim } from "@parley/queue/claim";
import { and, asc, eq } from "drizzle-orm";
import { type CommandContext, command } from "../command/index.ts";
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
  jobId: string;
  tries: number;
  request: SendRequest;
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
    const [[job], conversation] = await Promise.all([
      jobsOfClaim(tx, claim, 1),
      findConversationForUpdate(context, claim.key as ConversationId),
    ]);
    if (job === undefined) return null;
    const facts =
      conversation && (await readFacts(context, job.subjectIds[0] as MessageId, conversation));
    if (facts === undefined || !isWaiting(context, facts)) {
      await finishJobs(tx, claim, [job.id]);
      return null;
    }
    const { message } = facts;
    context.about({ kind: "message", id: message.id });
    const ready = await prepare(context, keyring, facts);
    if (ready instanceof DomainError) {
      const error = { code: ready.code, title: ready.message, details: "" };
      failMessage(context, facts, error, now);
      await finishJobs(tx, claim, [job.id]);
      return null;
    }
    const id = newId<AttemptId>();
    const { workspaceId } = scope;
    const attempt = { workspaceId, id, messageId: message.id, state: "sending" as const };
    atEnd(() => tx.insert(sendAttempts).values(attempt));
    return toAttempt(id, job, message, ready);
  },
);

type Message = typeof messages.$inferSelect;
type Conversation = typeof conversations.$inferSelect;
type Ready = { credentials: NumberCredentials; to: SendRequest["to"] };
type Facts = LockedMessage & {
  openAttemptId: AttemptId | undefined;
  to: SendRequest["to"];
};

/** All that is known of a message about to be sent; read in one round trip under its conversation's lock. */
async function readFacts(
  context: CommandContext,
  id: MessageId,
  conversation: Conversation,
): Promise<Facts | undefined> {
  const { tx, scope } = context;
  const [[message], openAttemptId, to] = await Promise.all([
    tx
      .select()
      .from(messages)
      .where(and(eq(messages.workspaceId, scope.workspaceId), eq(messages.id, id))),
    findOpenAttempt(context, id),
    recipientOf(context, conversation),
  ]);
  return message && { message, conversation, openAttemptId, to };
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

/** What the call needs, or why it must not be made. The window is looked at again here. */
async function prepare(
  { tx, now }: CommandContext,
  keyring: Keyring,
  { message, conversation, to }: Facts,
): Promise<Ready | DomainError> {
  const { lastInboundAt, windowForcedClosedAt: forcedClosedAt } = conversation;
  if (!canSendFreeForm({ lastInboundAt, forcedClosedAt, now })) {
    return new DomainError(
      "conversation.window_closed",
      "The customer service window closed before the message could be sent",
    );
  }
  try {
    const { workspaceId, numberId } = message;
    return { credentials: await getNumberCredentials(tx, keyring, workspaceId, numberId), to };
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
}

async function recipientOf(
  { tx }: CommandContext,
  { workspaceId, contactId }: Conversation,
): Promise<SendRequest["to"]> {
  const identities = await tx
    .select({ kind: contactIdentities.kind, value: contactIdentities.value })
    .from(contactIdentities)
    .where(
      and(
        eq(contactIdentities.workspaceId, workspaceId),
        eq(contactIdentities.contactId, contactId),
      ),
    )
    .orderBy(asc(contactIdentities.createdAt), asc(contactIdentities.id));
  const phone = identities.find(({ kind }) => kind === "wa_phone")?.value;
  const bsuid = identities.find(({ kind }) => kind === "wa_bsuid")?.value;
  return { ...(phone && { phone }), ...(bsuid && { bsuid }) };
}

function toAttempt(
  id: AttemptId,
  job: { id: string; tries: number },
  message: Message,
  ready: Ready,
): Attempt {
  if (message.content.type !== "text") throw new Error("only texts are queued for sending");
  const quoted = message.quotedProviderMessageId;
  return {
    id,
    messageId: message.id,
    conversationId: message.conversationId,
    jobId: job.id,
    tries: job.tries,
    credentials: ready.credentials,
    request: {
      to: ready.to,
      content: message.content,
      attemptId: id,
      ...(quoted !== null && { quotedProviderMessageId: quoted }),
    },
  };
}
