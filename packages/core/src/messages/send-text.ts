import { conversations, messages, numbers } from "@parley/db/schema";
import { DomainError } from "@parley/domain/errors";
import { type ConversationId, type MessageId, newId } from "@parley/domain/ids";
import {
  checkText,
  maxTextLength,
  ownPosition,
  type TextContent,
  wholeSeconds,
} from "@parley/domain/messages";
import { initialStatus } from "@parley/domain/statuses";
import { canSendFreeForm } from "@parley/domain/window";
import { and, eq } from "drizzle-orm";
import { type CommandContext, command } from "../command/index.ts";
import { lastMessageOf, lockConversation } from "../conversations/index.ts";
import { type MessageView, noSurroundings, toMessageView } from "./message-view.ts";

export type SendText = {
  conversationId: ConversationId;
  /** The client's own id of this message: the same id sends once, however often it arrives. */
  clientMessageId: string;
  text: string;
};

/**
 * Queues a text to the customer. Refuses with `conversation.not_found`, `conversation.closed`,
 * `number.inactive`, `message.too_long`, `input.invalid`, `conversation.window_closed`, or
 * `message.client_id_reused` when the id came with another text.
 */
export const sendText = command(
  "message.send",
  async (context: CommandContext, input: SendText): Promise<MessageView> => {
    const content = toContent(input.text);
    const [conversation, earlier] = await Promise.all([
      lockConversation(context, input.conversationId),
      findByClientId(context, input.clientMessageId),
    ]);
    if (earlier !== undefined) return repeated(earlier, conversation.id, content);
    await assertMaySend(context, conversation);
    return queueMessage(context, conversation, input.clientMessageId, content);
  },
);

type Conversation = typeof conversations.$inferSelect;

function toContent(text: string): TextContent {
  const check = checkText(text);
  if (check.ok) return { type: "text", text: check.text };
  if (check.reason === "empty") {
    throw new DomainError("input.invalid", "unable to send message; it is empty");
  }
  throw new DomainError(
    "message.too_long",
    `unable to send message; it is longer than ${maxTextLength} characters. Send it in parts`,
  );
}

async function findByClientId({ tx, scope }: CommandContext, clientMessageId: string) {
  const [message] = await tx
    .select()
    .from(messages)
    .where(
      and(
        eq(messages.workspaceId, scope.workspaceId),
        eq(messages.clientMessageId, clientMessageId),
      ),
    );
  return message;
}

function repeated(
  message: typeof messages.$inferSelect,
  conversationId: ConversationId,
  content: TextContent,
): MessageView {
  const isSame =
    message.conversationId === conversationId &&
    message.content.type === "text" &&
    message.content.text === content.text;
  if (isSame) return toMessageView({ message, authorName: null }, { provider: "meta", ...noSurroundings });
  throw new DomainError(
    "message.client_id_reused",
    "unable to send message; its id was already used for another message",
  );
}

async function assertMaySend({ tx, now }: CommandContext, conversation: Conversation) {
  if (conversation.status !== "open") {
    throw new DomainError(
      "conversation.closed",
      "unable to send message; the conversation is closed. Reopen it first",
    );
  }
  const [number] = await tx
    .select({ isActive: numbers.isActive })
    .from(numbers)
    .where(
      and(eq(numbers.workspaceId, conversation.workspaceId), eq(numbers.id, conversation.numberId)),
    );
  if (number?.isActive !== true) {
    throw new DomainError("number.inactive", "unable to send message; the number is switched off");
  }
  const { lastInboundAt, windowForcedClosedAt: forcedClosedAt } = conversation;
  if (canSendFreeForm({ lastInboundAt, forcedClosedAt, now })) return;
  throw new DomainError(
    "conversation.window_closed",
    "unable to send message; the customer service window is closed",
  );
}

async function queueMessage(
  context: CommandContext,
  conversation: Conversation,
  clientMessageId: string,
  content: TextContent,
): Promise<MessageView> {
  const { tx, scope, now, about, atEnd, emit, enqueue } = context;
  const { workspaceId, numberId, id: conversationId } = conversation;
  const id = newId<MessageId>();
  const version = conversation.version + 1;
  const authorUserId = scope.actor.kind === "user" ? scope.actor.userId : null;
  about({ kind: "message", id });
  const [message] = await tx
    .insert(messages)
    .values({
      workspaceId,
      id,
      conversationId,
      numberId,
      direction: "outbound",
      content,
      clientMessageId,
      authorUserId,
      statusState: initialStatus,
      providerAt: wholeSeconds(now),
      receivedAt: now,
      position: ownPosition,
      version,
    })
    .returning();
  if (message === undefined) throw new Error("the message was not stored");
  atEnd(() =>
    tx
      .update(conversations)
      .set({ version, lastActivityAt: now, ...lastMessageOf(message) })
      .where(and(eq(conversations.workspaceId, workspaceId), eq(conversations.id, conversationId))),
  );
  emit(conversationId, version);
  enqueue({ queue: "send", key: conversationId, subjectIds: [id] });
  return toMessageView({ message, authorName: null }, { provider: "meta", ...noSurroundings });
}
