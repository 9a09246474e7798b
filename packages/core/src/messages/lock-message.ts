import { type conversations, messages } from "@parley/db/schema";
import type { Tx } from "@parley/db/scope";
import type { ConversationId, MessageId } from "@parley/domain/ids";
import { and, eq, sql } from "drizzle-orm";
import type { CommandContext } from "../command/index.ts";
import { findConversationForUpdate } from "../conversations/index.ts";

/** A message and its conversation, whose lock every change of the message takes. */
export type LockedMessage = {
  message: typeof messages.$inferSelect;
  conversation: typeof conversations.$inferSelect;
};

/** The message as it is under its conversation's lock, in one round trip; undefined if it is gone. */
export async function lockMessage(
  context: CommandContext,
  conversationId: ConversationId,
  id: MessageId,
): Promise<LockedMessage | undefined> {
  const { tx, scope } = context;
  const [conversation, [message]] = await Promise.all([
    findConversationForUpdate(context, conversationId),
    tx
      .select()
      .from(messages)
      .where(and(eq(messages.workspaceId, scope.workspaceId), eq(messages.id, id))),
  ]);
  return conversation && message && { message, conversation };
}

/**
 * Until the transaction ends, nobody else ties these provider ids to messages or parks statuses
 * for them: so a status and the answer that names its message cannot miss each other (F-23).
 */
export async function lockProviderMessages(
  tx: Tx,
  numberId: string,
  providerMessageIds: readonly string[],
): Promise<void> {
  for (const id of [...new Set(providerMessageIds)].sort()) {
    await tx.execute(
      sql`select pg_advisory_xact_lock(hashtextextended(${`${numberId}:${id}`}, 0))`,
    );
  }
}
