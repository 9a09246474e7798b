import { messages } from "@parley/db/schema";
import type { Tx } from "@parley/db/scope";
import type { MessageId } from "@parley/domain/ids";
import { and, eq, sql } from "drizzle-orm";
import type { CommandContext } from "../command/index.ts";
import { lockConversation } from "../conversations/index.ts";

/** The message as it is under its conversation's lock: every change of a message takes that lock. */
export async function lockMessage(context: CommandContext, id: MessageId) {
  const { tx, scope } = context;
  const byId = and(eq(messages.workspaceId, scope.workspaceId), eq(messages.id, id));
  const [found] = await tx
    .select({ conversationId: messages.conversationId })
    .from(messages)
    .where(byId);
  if (found === undefined) return undefined;
  await lockConversation(context, found.conversationId);
  const [message] = await tx.select().from(messages).where(byId);
  return message;
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
