import { anyOf } from "@parley/db/bulk";
import { media, messageReactions, messages, numbers, users } from "@parley/db/schema";
import type { Tx } from "@parley/db/scope";
import type { MediaId } from "@parley/domain/ids";
import { mediaOf, type ProviderId } from "@parley/domain/messages";
import { and, eq, isNotNull } from "drizzle-orm";
import {
  type MessageRow,
  type MessageView,
  type Surroundings,
  toMessageView,
} from "./message-view.ts";

/** Messages with the name of who wrote them, to be narrowed by a `where`. */
export function selectMessages(tx: Tx) {
  return tx
    .select({ message: messages, authorName: users.fullName })
    .from(messages)
    .leftJoin(users, eq(users.id, messages.authorUserId));
}

/**
 * The views of messages of one conversation. Four queries at once at most, whatever their number: what the
 * messages do not name is not asked for, nor is a provider that the caller knows.
 */
export async function viewMessages(
  tx: Tx,
  rows: readonly MessageRow[],
  knownProvider: ProviderId | null = null,
): Promise<MessageView[]> {
  const [first] = rows;
  if (first === undefined) return [];
  const own = rows.map(({ message }) => message);
  const [provider, reactions, quoted, files] = await Promise.all([
    knownProvider ?? findProvider(tx, first.message),
    findReactions(
      tx,
      first.message,
      own.flatMap((message) => message.providerMessageId ?? []),
    ),
    findQuoted(
      tx,
      first.message,
      own.flatMap((message) => message.quotedProviderMessageId ?? []),
    ),
    findMedia(
      tx,
      first.message,
      own.flatMap(({ content }) => mediaOf(content)?.mediaId ?? []),
    ),
  ]);
  const around: Surroundings = {
    provider,
    reactions: Map.groupBy(reactions, (reaction) => reaction.targetProviderMessageId),
    quoted: new Map(quoted.map((message) => [message.providerMessageId ?? "", message])),
    media: new Map(files.map((file) => [file.id, file])),
  };
  return rows.map((row) => toMessageView(row, around));
}

type Place = Pick<typeof messages.$inferSelect, "workspaceId" | "numberId">;

async function findProvider(tx: Tx, { workspaceId, numberId }: Place): Promise<ProviderId> {
  const [number] = await tx
    .select({ provider: numbers.provider })
    .from(numbers)
    .where(and(eq(numbers.workspaceId, workspaceId), eq(numbers.id, numberId)));
  return number?.provider ?? "meta";
}

async function findReactions(tx: Tx, { workspaceId, numberId }: Place, targets: string[]) {
  if (targets.length === 0) return [];
  return tx
    .select()
    .from(messageReactions)
    .where(
      and(
        eq(messageReactions.workspaceId, workspaceId),
        eq(messageReactions.numberId, numberId),
        anyOf(messageReactions.targetProviderMessageId, targets),
        isNotNull(messageReactions.emoji),
      ),
    );
}

async function findQuoted(tx: Tx, { workspaceId, numberId }: Place, ids: string[]) {
  if (ids.length === 0) return [];
  return tx
    .select()
    .from(messages)
    .where(
      and(
        eq(messages.workspaceId, workspaceId),
        eq(messages.numberId, numberId),
        anyOf(messages.providerMessageId, ids),
      ),
    );
}

async function findMedia(tx: Tx, { workspaceId }: Place, ids: string[]) {
  if (ids.length === 0) return [];
  return tx
    .select()
    .from(media)
    .where(and(eq(media.workspaceId, workspaceId), anyOf(media.id, ids as MediaId[])));
}
