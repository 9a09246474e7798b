import { media, messages } from "@parley/db/schema";
import { DomainError } from "@parley/domain/errors";
import type { MediaId, MessageId } from "@parley/domain/ids";
import { mediaOf } from "@parley/domain/messages";
import { applyStatus, displayStatus, initialStatus } from "@parley/domain/statuses";
import { and, eq } from "drizzle-orm";
import { type CommandContext, command } from "../command/index.ts";
import { type LockedMessage, lockMessage } from "./lock-message.ts";
import { assertMaySend, getParties } from "./may-send.ts";
import type { MessageView } from "./message-view.ts";
import { viewMessage } from "./queue-message.ts";
import { changeMessage } from "./settle-message.ts";

/**
 * Sends a failed message once more, by a new attempt (F-36). Refuses with `message.not_found`,
 * `message.not_failed`, and as `sendMessage` does.
 */
export const retryMessage = command(
  "message.send",
  async (context: CommandContext, id: MessageId): Promise<MessageView> => {
    const locked = await lockOwn(context, id);
    const { statusState, direction } = locked.message;
    const isFailed = statusState !== null && displayStatus(statusState) === "failed";
    if (direction !== "outbound" || !isFailed) {
      throw new DomainError(
        "message.not_failed",
        "unable to send the message again; it has not failed",
      );
    }
    return sendAgain(context, locked);
  },
);

export type SettleUnconfirmed = { messageId: MessageId; decision: "arrived" | "send_again" };

/**
 * A person decides about a message whose outcome nobody knows (F-31): it arrived, or it is sent once more.
 * Refuses with `message.not_found` and `message.not_unconfirmed`.
 */
export const settleUnconfirmed = command(
  "message.send",
  async (
    context: CommandContext,
    { messageId, decision }: SettleUnconfirmed,
  ): Promise<MessageView> => {
    const locked = await lockOwn(context, messageId);
    if (locked.message.unconfirmedAt === null) {
      throw new DomainError(
        "message.not_unconfirmed",
        "unable to settle the message; its outcome is known by now",
      );
    }
    if (decision === "send_again") return sendAgain(context, locked);
    const state = locked.message.statusState ?? initialStatus;
    const statusState = applyStatus(state, { status: "sent", at: context.now });
    changeMessage(context, locked, { statusState, unconfirmedAt: null });
    return viewAtEnd(context, locked, "sent");
  },
);

async function lockOwn(context: CommandContext, id: MessageId): Promise<LockedMessage> {
  const { tx, scope } = context;
  const [found] = await tx
    .select({ conversationId: messages.conversationId })
    .from(messages)
    .where(and(eq(messages.workspaceId, scope.workspaceId), eq(messages.id, id)));
  const locked = found && (await lockMessage(context, found.conversationId, id));
  if (locked === undefined) {
    throw new DomainError("message.not_found", "unable to open the message; it does not exist");
  }
  context.about({ kind: "message", id });
  return locked;
}

/** From the beginning: earlier attempts keep their rows, the message its id and place. */
async function sendAgain(context: CommandContext, locked: LockedMessage): Promise<MessageView> {
  const { message, conversation } = locked;
  const parties = await getParties(context, conversation.id);
  await assertFileThere(context, locked);
  assertMaySend(conversation, parties, {
    now: context.now,
    isTemplate: message.content.type === "template",
    check: () => undefined,
  });
  changeMessage(context, locked, {
    statusState: initialStatus,
    unconfirmedAt: null,
    providerMessageId: null,
  });
  context.enqueue({ queue: "send", key: conversation.id, subjectIds: [message.id] });
  return viewAtEnd(context, locked, "queued");
}

async function assertFileThere({ tx, scope }: CommandContext, { message }: LockedMessage) {
  const mediaId = mediaOf(message.content)?.mediaId ?? null;
  if (mediaId === null) return;
  const [file] = await tx
    .select({ state: media.state })
    .from(media)
    .where(and(eq(media.workspaceId, scope.workspaceId), eq(media.id, mediaId as MediaId)));
  if (file?.state === "stored") return;
  throw new DomainError(
    "media.not_found",
    "unable to send the message again; its file is gone. Add the file again",
  );
}

/** The change is written at the command's end: the view is made of what it will be. */
async function viewAtEnd(
  context: CommandContext,
  { message }: LockedMessage,
  status: "queued" | "sent",
): Promise<MessageView> {
  const view = await viewMessage(context, message.id);
  return { ...view, status, isUnconfirmed: false, failure: null };
}
