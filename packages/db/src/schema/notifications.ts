import type { ConversationId, NoteId, NotificationId, UserId } from "@parley/domain/ids";
import { sql } from "drizzle-orm";
import {
  foreignKey,
  index,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { conversations } from "./conversations.ts";
import { notes } from "./notes.ts";
import { oneOf } from "./one-of.ts";
import { instant, tenantPolicy, workspaceId } from "./tenant.ts";
import { members } from "./workspaces.ts";

const kinds = ["mention"] as const;

/** What a member is told of; it goes when they leave. A pointer: the words stay where they were written. */
export const notifications = pgTable(
  "notifications",
  {
    workspaceId: workspaceId(),
    id: uuid("id").$type<NotificationId>().notNull(),
    userId: uuid("user_id").$type<UserId>().notNull(),
    kind: text("kind", { enum: kinds }).notNull(),
    conversationId: uuid("conversation_id").$type<ConversationId>().notNull(),
    noteId: uuid("note_id").$type<NoteId>(),
    actorUserId: uuid("actor_user_id").$type<UserId>(),
    at: instant("at").notNull().defaultNow(),
    readAt: instant("read_at"),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    foreignKey({
      columns: [table.workspaceId, table.userId],
      foreignColumns: [members.workspaceId, members.userId],
    }).onDelete("cascade"),
    foreignKey({
      columns: [table.workspaceId, table.conversationId],
      foreignColumns: [conversations.workspaceId, conversations.id],
    }).onDelete("cascade"),
    foreignKey({
      columns: [table.workspaceId, table.noteId],
      foreignColumns: [notes.workspaceId, notes.id],
    }).onDelete("cascade"),
    oneOf("notifications_kind_check", table.kind, kinds),
    index("notifications_list_idx").on(table.workspaceId, table.userId, table.id),
    index("notifications_unread_idx")
      .on(table.workspaceId, table.userId)
      .where(sql`read_at is null`),
    uniqueIndex("notifications_note_key").on(table.workspaceId, table.userId, table.noteId),
    tenantPolicy(),
  ],
);
