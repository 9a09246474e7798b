import { media, messages } from "@parley/db/schema";
import { DomainError } from "@parley/domain/errors";
import type { ConversationId, MediaId, MessageId, UserId } from "@parley/domain/ids";
import {
  checkContent,
  cleanText,
  completeContent,
  type MediaPart,
  type MessageContent,
  maxTextLength,
  mediaOf,
  type ProviderId,
  type SendableContent,
} from "@parley/domain/messages";
import { and, eq } from "drizzle-orm";
import { type CommandContext, type CoreDeps, command } from "../command/index.ts";
import { lockConversation } from "../conversations/index.ts";
import { assertSeen, type Seen } from "./assert-seen.ts";
import { assertMaySend, getParties } from "./may-send.ts";
import type { MessageView } from "./message-view.ts";
import { findByClientId, queueMessage, repeated } from "./queue-message.ts";

export type SendMessage = {
  conversationId: ConversationId;
  /** The client's own id of this message: the same id sends once, however often it arrives. */
  clientMessageId: string;
  content: SendableContent;
  quotedMessageId: MessageId | null;
  /** What the sender had read; null: it goes whatever was written meanwhile. */
  seen?: Seen | null;
};

/**
 * Queues a message to the customer. Refuses, in this order, with `conversation.not_found`,
 * `conversation.closed`, `conversation.automation_running`, `contact.blocked`, `number.inactive`,
 * `media.not_found`, `message.not_found`, `message.content_invalid` (a text: `message.too_long`,
 * `input.invalid`), `conversation.window_closed`, `conversation.moved_on`; or with `message.client_id_reused` when the id came
 * with another content.
 */
export const sendMessage = command("message.send", queueContent);

/** What `sendMessage` does, for commands that end in it; `authorUserId` where the scope is not its author's. */
export async function queueContent(
  context: CommandContext,
  input: SendMessage & { authorUserId?: UserId | null },
): Promise<MessageView> {
  const [conversation, earlier, parties, found] = await Promise.all([
    lockConversation(context, input.conversationId),
    findByClientId(context, input.clientMessageId),
    getParties(context, input.conversationId),
    findNamed(context, input),
  ]);
  const content = completeContent(input.content, found);
  if (earlier !== undefined) {
    return repeated(context, earlier, { conversationId: conversation.id, content });
  }
  assertMaySend(conversation, parties, {
    now: context.now,
    isTemplate: false,
    check: () => assertValid(content, input, parties.provider),
  });
  if (content === null) throw absentPart(input.content);
  await assertSeen(context, conversation.id, input.seen ?? null);
  return queueMessage(context, conversation, {
    provider: parties.provider,
    clientMessageId: input.clientMessageId,
    content,
    quotedProviderMessageId: found.quotedProviderMessageId,
    authorUserId: input.authorUserId,
  });
}

/** Is everything the content names there, and does the provider take it? Throws as `sendMessage` does. */
export async function assertContent(
  context: CommandContext,
  input: SendMessage,
  provider: ProviderId,
): Promise<void> {
  const content = completeContent(input.content, await findNamed(context, input));
  if (content === null) throw absentPart(input.content);
  assertValid(content, input, provider);
}

/** Queues a plain text; as `sendMessage`. */
export function sendText(
  deps: CoreDeps,
  scope: Parameters<typeof sendMessage>[1],
  input: Omit<SendMessage, "content" | "quotedMessageId"> & { text: string },
): Promise<MessageView> {
  const { text, ...rest } = input;
  const content = { type: "text" as const, text: cleanText(text) };
  return sendMessage(deps, scope, { ...rest, content, quotedMessageId: null });
}

type Found = {
  media: MediaPart | null;
  targetProviderMessageId: string | null;
  quotedProviderMessageId: string | null;
};

/** The file, the reaction's target and the quoted message that the input names, within its conversation. */
async function findNamed(context: CommandContext, input: SendMessage): Promise<Found> {
  const { content, conversationId, quotedMessageId } = input;
  const targetId = content.type === "reaction" ? (content.messageId as MessageId) : null;
  const [file, targetProviderMessageId, quotedProviderMessageId] = await Promise.all([
    findFile(context, mediaOf(content)?.mediaId ?? null),
    findProviderId(context, conversationId, targetId),
    findProviderId(context, conversationId, quotedMessageId),
  ]);
  if (quotedMessageId !== null && quotedProviderMessageId === null) throw absentMessage();
  return { media: file, targetProviderMessageId, quotedProviderMessageId };
}

async function findFile(
  { tx, scope }: CommandContext,
  mediaId: string | null,
): Promise<MediaPart | null> {
  if (mediaId === null) return null;
  const { id, mimeType, filename, sizeBytes } = media;
  const [file] = await tx
    .select({ mediaId: id, mimeType, filename, sizeBytes })
    .from(media)
    .where(
      and(
        eq(media.workspaceId, scope.workspaceId),
        eq(media.id, mediaId as MediaId),
        eq(media.state, "stored"),
      ),
    );
  return file ?? null;
}

async function findProviderId(
  { tx, scope }: CommandContext,
  conversationId: ConversationId,
  messageId: MessageId | null,
): Promise<string | null> {
  if (messageId === null) return null;
  const [found] = await tx
    .select({ providerMessageId: messages.providerMessageId })
    .from(messages)
    .where(
      and(
        eq(messages.workspaceId, scope.workspaceId),
        eq(messages.conversationId, conversationId),
        eq(messages.id, messageId),
      ),
    );
  return found?.providerMessageId ?? null;
}

function assertValid(
  content: MessageContent | null,
  { content: sendable, quotedMessageId }: SendMessage,
  provider: ProviderId,
): void {
  if (content === null) throw absentPart(sendable);
  const [issue] = checkContent(content, provider);
  if (quotedMessageId !== null && provider === "twilio") {
    throw invalid("Twilio cannot send an answer that quotes a message. Send it without the quote");
  }
  if (issue === undefined) return;
  if (content.type !== "text") throw invalid(issue.message);
  if (issue.code === "missing") {
    throw new DomainError("input.invalid", "unable to send message; it is empty");
  }
  const limit = provider === "meta" ? maxTextLength : 1600;
  throw new DomainError(
    "message.too_long",
    `unable to send message; it is longer than ${limit} characters. Send it in parts`,
  );
}

function absentPart(content: SendableContent): DomainError {
  if (content.type === "reaction") return absentMessage();
  return new DomainError(
    "media.not_found",
    "unable to send message; its file is not here. Add the file again",
  );
}

function absentMessage(): DomainError {
  return new DomainError(
    "message.not_found",
    "unable to send message; the message it refers to is not in this conversation",
  );
}

function invalid(reason: string): DomainError {
  return new DomainError("message.content_invalid", `unable to send message; ${reason}`);
}
