import { messages, users } from "@parley/db/schema";
import { DomainError } from "@parley/domain/errors";
import type { ConversationId } from "@parley/domain/ids";
import { and, eq, gt, or, sql } from "drizzle-orm";
import type { CommandContext } from "../command/index.ts";

/** How far a person had read a thread: its version, and the highest receipt number of its messages. */
export type Seen = { version: number; sequence: number };

/**
 * Throws `conversation.moved_on` when the customer wrote, or a colleague answered, after what the sender had seen; the
 * sender may say that it goes all the same. One's own messages and lines about the conversation count for nothing.
 */
export async function assertSeen(
  { tx, scope }: CommandContext,
  conversationId: ConversationId,
  seen: Seen | null,
): Promise<void> {
  if (seen === null) return;
  const self = scope.actor.kind === "user" ? scope.actor.userId : null;
  const [unseen] = await tx
    .select({ direction: messages.direction, author: users.fullName })
    .from(messages)
    .leftJoin(users, eq(users.id, messages.authorUserId))
    .where(
      and(
        eq(messages.workspaceId, scope.workspaceId),
        eq(messages.conversationId, conversationId),
        // Narrows by the index; a change of an older message alone is nothing new.
        gt(messages.version, seen.version),
        gt(messages.sequence, seen.sequence),
        sql`${messages.content} ->> 'type' not in ('reaction', 'system')`,
        or(
          eq(messages.direction, "inbound"),
          self === null ? undefined : sql`${messages.authorUserId} is distinct from ${self}`,
        ),
      ),
    )
    .limit(1);
  if (unseen === undefined) return;
  const who =
    unseen.direction === "inbound"
      ? "the customer wrote"
      : `${unseen.author ?? "a colleague"} answered`;
  throw new DomainError("conversation.moved_on", `unable to send message; ${who} meanwhile`);
}
