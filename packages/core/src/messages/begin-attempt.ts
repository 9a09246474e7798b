import {
  contactIdentities,
  type conversations,
  type messages,
  sendAttempts,
} from "@parley/db/schema";
import { DomainError } from "@parley/domain/errors";
import { type AttemptId, type MessageId, newId } from "@parley/domain/ids";
import { canSendFreeForm } from "@parley/domain/window";
import type { SendRequest } from "@parley/providers/port";
import { type Claim, finishJobs, jobsOfClaim } from "@parley/queue/claim";
import { and, asc, eq } from "drizzle-orm";
import { type CommandContext, command } from "../command/index.ts";
import { lockConversation } from "../conversations/index.ts";
import { getNumberCredentials, type NumberCredentials } from "../numbers/index.ts";
import type { Keyring } from "../secrets/index.ts";
import { lockMessage } from "./lock-message.ts";
import { closeAttempt, failMessage, markUnconfirmed } from "./settle-message.ts";

/** A call of the provider that may now be made, once. */
export type Attempt = {
  id: AttemptId;
  messageId: MessageId;
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
    const { tx, scope, now } = context;
    const [job] = await jobsOfClaim(tx, input.claim, 1);
    if (job === undefined) return null;
    const message = await lockMessage(context, job.subjectId as MessageId);
    if (message === undefined || !(await isWaiting(context, message))) {
      await finishJobs(tx, input.claim, [job.id]);
      return null;
    }
    context.about({ kind: "message", id: message.id });
    const refusal = await refusalOf(context, input.keyring, message);
    if (refusal instanceof DomainError) {
      const error = { code: refusal.code, title: refusal.message, details: "" };
      await failMessage(context, message, error, now);
      await finishJobs(tx, input.claim, [job.id]);
      return null;
    }
    const id = newId<AttemptId>();
    await tx.insert(sendAttempts).values({
      workspaceId: scope.workspaceId,
      id,
      messageId: message.id,
      state: "sending",
    });
    return toAttempt(id, job, message, refusal);
  },
);

type Message = typeof messages.$inferSelect;
type Ready = { credentials: NumberCredentials; to: SendRequest["to"] };

/** False once the provider has it, or it failed, or an attempt of it ended without a known outcome. */
async function isWaiting(context: CommandContext, message: Message): Promise<boolean> {
  const { statusState, unconfirmedAt, providerMessageId } = message;
  const open = await findOpenAttempt(context, message);
  if (open !== undefined && providerMessageId !== null) {
    await closeAttempt(context, open.id, { state: "accepted", providerMessageId });
    return false;
  }
  if (open !== undefined) {
    // The worker that began it died: nobody knows whether the provider took it.
    await markUnconfirmed(context, message, open.id);
    return false;
  }
  const isSettled = statusState?.progress !== "queued" || statusState.times.failed !== undefined;
  return unconfirmedAt === null && !isSettled;
}

async function findOpenAttempt({ tx }: CommandContext, { workspaceId, id }: Message) {
  const [open] = await tx
    .select({ id: sendAttempts.id })
    .from(sendAttempts)
    .where(
      and(
        eq(sendAttempts.workspaceId, workspaceId),
        eq(sendAttempts.messageId, id),
        eq(sendAttempts.state, "sending"),
      ),
    );
  return open;
}

/** Everything the call needs, or why it must not be made. The window is looked at again here. */
async function refusalOf(
  context: CommandContext,
  keyring: Keyring,
  message: Message,
): Promise<Ready | DomainError> {
  const { tx, now } = context;
  try {
    const conversation = await lockConversation(context, message.conversationId);
    const { lastInboundAt, windowForcedClosedAt: forcedClosedAt } = conversation;
    if (!canSendFreeForm({ lastInboundAt, forcedClosedAt, now })) {
      return new DomainError(
        "conversation.window_closed",
        "The customer service window closed before the message could be sent",
      );
    }
    const credentials = await getNumberCredentials(
      tx,
      keyring,
      message.workspaceId,
      message.numberId,
    );
    return { credentials, to: await recipientOf(context, conversation) };
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
}

async function recipientOf(
  { tx }: CommandContext,
  { workspaceId, contactId }: typeof conversations.$inferSelect,
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
