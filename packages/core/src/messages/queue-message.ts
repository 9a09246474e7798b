import { isDeepStrictEqual } from "node:util";
import { conversations, messages, users } from "@parley/db/schema";
import { DomainError } from "@parley/domain/errors";
import { type ConversationId, type MessageId, newId, type UserId } from "@parley/domain/ids";
import {
  type MessageContent,
  ownPosition,
  type ProviderId,
  wholeSeconds,
} from "@parley/domain/messages";
import { initialStatus } from "@parley/domain/statuses";
import { and, eq } from "drizzle-orm";
import type { CommandContext } from "../command/index.ts";
import { lastMessageOf } from "../conversations/index.ts";
import { claimUploads } from "../media/index.ts";
import { mediaIdsOf } from "./media-ids-of.ts";
import type { MessageView } from "./message-view.ts";
import { selectMessages, viewMessages } from "./view-messages.ts";

type Message = typeof messages.$inferSelect;

/** The message that came with this client id before, if any. */
export async function findByClientId(
  { tx, scope }: CommandContext,
  clientMessageId: string,
): Promise<Message | undefined> {
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

/** The answer to a repeated request; throws `message.client_id_reused` when it asks for something else. */
export function repeated(
  context: CommandContext,
  message: Message,
  asked: { conversationId: ConversationId; content: MessageContent | null },
): Promise<MessageView> {
  const isSame =
    message.conversationId === asked.conversationId &&
    isDeepStrictEqual(plain(message.content), plain(asked.content));
  if (isSame) return viewMessage(context, message.id);
  throw new DomainError(
    "message.client_id_reused",
    "unable to send message; its id was already used for another message",
  );
}

/** As Postgres keeps it: without undefined members. */
function plain(content: MessageContent | null): unknown {
  return JSON.parse(JSON.stringify(content));
}

export type QueuedMessage = {
  provider: ProviderId;
  clientMessageId: string;
  content: MessageContent;
  quotedProviderMessageId: string | null;
  /** Whose it is, where the scope is not its author's; else the scope's person. */
  authorUserId?: UserId | null | undefined;
};

/** Writes the message as queued, with the job that sends it. A reaction is no last message of its thread. */
export async function queueMessage(
  context: CommandContext,
  conversation: typeof conversations.$inferSelect,
  queued: QueuedMessage,
): Promise<MessageView> {
  const { tx, scope, now, about, atEnd, emit, enqueue } = context;
  const { provider, clientMessageId, content, quotedProviderMessageId } = queued;
  const { workspaceId, numberId, id: conversationId } = conversation;
  const id = newId<MessageId>();
  const version = conversation.version + 1;
  const authorUserId =
    queued.authorUserId ?? (scope.actor.kind === "user" ? scope.actor.userId : null);
  about({ kind: "message", id });
  const [[message], authorName] = await Promise.all([
    tx
      .insert(messages)
      .values({
        ...{ workspaceId, id, conversationId, numberId, content, clientMessageId, authorUserId },
        ...{ quotedProviderMessageId, version },
        direction: "outbound",
        statusState: initialStatus,
        providerAt: wholeSeconds(now),
        receivedAt: now,
        position: ownPosition,
      })
      .returning(),
    findName(context, authorUserId),
  ]);
  if (message === undefined) throw new Error("the message was not stored");
  const isShown = content.type !== "reaction";
  atEnd(() =>
    tx
      .update(conversations)
      .set({
        version,
        failedAt: null,
        ...(isShown && { lastActivityAt: now, ...lastMessageOf(message) }),
      })
      .where(and(eq(conversations.workspaceId, workspaceId), eq(conversations.id, conversationId))),
  );
  atEnd(() => claimUploads(context, id, mediaIdsOf(content)));
  emit(conversationId, version);
  enqueue({ queue: "send", key: conversationId, subjectIds: [id] });
  return onlyView(await viewMessages(tx, [{ message, authorName }], provider));
}

async function findName({ tx }: CommandContext, id: UserId | null): Promise<string | null> {
  if (id === null) return null;
  const [user] = await tx.select({ name: users.fullName }).from(users).where(eq(users.id, id));
  return user?.name ?? null;
}

/** The view of one message as this transaction sees it. */
export async function viewMessage(
  { tx, scope }: CommandContext,
  id: MessageId,
): Promise<MessageView> {
  const rows = await selectMessages(tx).where(
    and(eq(messages.workspaceId, scope.workspaceId), eq(messages.id, id)),
  );
  return onlyView(await viewMessages(tx, rows));
}

function onlyView([view]: MessageView[]): MessageView {
  if (view === undefined) throw new Error("the message is gone");
  return view;
}
