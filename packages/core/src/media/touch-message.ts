import { conversations, messages } from "@parley/db/schema";
import type { MessageId } from "@parley/domain/ids";
import { and, eq, sql } from "drizzle-orm";
import type { CommandContext } from "../command/index.ts";

/**
 * Makes browsers fetch a message again whose file changed. Takes the conversation's lock: call it before the file's
 * row is written, as every other change of a message does.
 */
export async function touchMessage(
  { tx, scope, emit }: CommandContext,
  id: MessageId,
): Promise<void> {
  const isIt = and(eq(messages.workspaceId, scope.workspaceId), eq(messages.id, id));
  const [conversation] = await tx
    .update(conversations)
    .set({ version: sql`${conversations.version} + 1` })
    .where(
      and(
        eq(conversations.workspaceId, scope.workspaceId),
        eq(conversations.id, tx.select({ id: messages.conversationId }).from(messages).where(isIt)),
      ),
    )
    .returning({ id: conversations.id, version: conversations.version });
  if (conversation === undefined) return;
  await tx.update(messages).set({ version: conversation.version }).where(isIt);
  emit(conversation.id, conversation.version);
}
