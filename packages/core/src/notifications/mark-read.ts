import { anyOf } from "@parley/db/bulk";
import { conversations, notifications } from "@parley/db/schema";
import type { NotificationId } from "@parley/domain/ids";
import { and, eq, isNull } from "drizzle-orm";
import { type CommandContext, command } from "../command/index.ts";
import { memberOf } from "./member-of.ts";

/**
 * Marks the member's own notifications as read, the named ones or (null) all, and tells their other tabs. What is not
 * theirs, or not there, is passed over.
 */
export const markNotificationsRead = command(
  "notification.mark_read",
  async (context: CommandContext, ids: NotificationId[] | null): Promise<void> => {
    const { tx, scope, now, notify } = context;
    const { userId } = memberOf(scope);
    const read = await tx
      .update(notifications)
      .set({ readAt: now })
      .where(
        and(
          eq(notifications.workspaceId, scope.workspaceId),
          eq(notifications.userId, userId),
          isNull(notifications.readAt),
          ids === null ? undefined : anyOf(notifications.id, ids),
        ),
      )
      .returning({ conversationId: notifications.conversationId });
    const [first] = read;
    if (first === undefined) return;
    const [conversation] = await tx
      .select({ id: conversations.id, version: conversations.version })
      .from(conversations)
      .where(
        and(
          eq(conversations.workspaceId, scope.workspaceId),
          eq(conversations.id, first.conversationId),
        ),
      );
    if (conversation !== undefined) notify(userId, conversation.id, conversation.version);
  },
);
