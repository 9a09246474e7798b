import {
  contactIdentities,
  contacts,
  conversations,
  notes,
  notifications,
  users,
} from "@parley/db/schema";
import { displayName } from "@parley/domain/identity";
import type { ConversationId, NotificationId, UserId } from "@parley/domain/ids";
import { and, desc, eq, isNull, lt, type SQL, sql } from "drizzle-orm";
import { type QueryContext, query } from "../command/index.ts";
import { memberOf } from "./member-of.ts";

/** What a member is told: who did what, where. */
export type NotificationView = {
  id: NotificationId;
  kind: "mention";
  conversationId: ConversationId;
  contactName: string;
  actor: { id: UserId; name: string } | null;
  /** How the note begins; null when it was removed. */
  excerpt: string | null;
  at: Date;
  readAt: Date | null;
};

export type NotificationPage = { items: NotificationView[]; hasMore: boolean };

const excerptLength = 140;

/** The member's own notifications, latest first, by keyset. */
export const listNotifications = query(
  "notification.view",
  async (
    { tx, scope }: QueryContext,
    { before, limit }: { before: NotificationId | null; limit: number },
  ): Promise<NotificationPage> => {
    const mine = and(
      eq(notifications.workspaceId, scope.workspaceId),
      eq(notifications.userId, memberOf(scope).userId),
      before === null ? undefined : lt(notifications.id, before),
    );
    const rows = await tx
      .select({
        notification: notifications,
        contact: contacts,
        phone: identityValue("wa_phone"),
        bsuid: identityValue("wa_bsuid"),
        actorName: users.fullName,
        excerpt: sql<string | null>`left(${notes.body}, ${excerptLength})`,
      })
      .from(notifications)
      .innerJoin(
        conversations,
        and(
          eq(conversations.workspaceId, notifications.workspaceId),
          eq(conversations.id, notifications.conversationId),
        ),
      )
      .innerJoin(
        contacts,
        and(
          eq(contacts.workspaceId, conversations.workspaceId),
          eq(contacts.id, conversations.contactId),
        ),
      )
      .leftJoin(
        notes,
        and(
          eq(notes.workspaceId, notifications.workspaceId),
          eq(notes.id, notifications.noteId),
          isNull(notes.deletedAt),
        ),
      )
      .leftJoin(users, eq(users.id, notifications.actorUserId))
      .where(mine)
      .orderBy(desc(notifications.id))
      .limit(limit + 1);
    const items = rows.slice(0, limit).map((row): NotificationView => {
      const { id, kind, conversationId, actorUserId, at, readAt } = row.notification;
      const { phone, bsuid, excerpt } = row;
      const { name, profileName, username } = row.contact;
      return {
        ...{ id, kind, conversationId, at, readAt, excerpt },
        contactName: displayName({ name, profileName, username, phone, bsuid }),
        actor:
          actorUserId === null ? null : { id: actorUserId, name: row.actorName ?? "Former member" },
      };
    });
    return { items, hasMore: rows.length > limit };
  },
);

/** How many of the member's own notifications are unread. */
export const countUnreadNotifications = query(
  "notification.view",
  ({ tx, scope }: QueryContext): Promise<number> =>
    tx.$count(
      notifications,
      and(
        eq(notifications.workspaceId, scope.workspaceId),
        eq(notifications.userId, memberOf(scope).userId),
        isNull(notifications.readAt),
      ),
    ),
);

function identityValue(kind: "wa_phone" | "wa_bsuid"): SQL<string | null> {
  return sql<string | null>`(select ${contactIdentities.value} from ${contactIdentities}
    where ${contactIdentities.workspaceId} = ${contacts.workspaceId}
      and ${contactIdentities.contactId} = ${contacts.id}
      and ${contactIdentities.kind} = ${kind}
    order by ${contactIdentities.supersededAt} nulls first, ${contactIdentities.createdAt} limit 1)`;
}
