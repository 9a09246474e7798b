import type { ContactId, ConversationId, NoteId, UserId } from "@parley/domain/ids";
import { sql } from "drizzle-orm";
import { bigint, foreignKey, index, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { contacts } from "./contacts.ts";
import { conversations } from "./conversations.ts";
import { instant, tenantPolicy, workspaceId } from "./tenant.ts";

/**
 * What members write about a contact, for themselves alone. With a conversation it stands in that thread, at the
 * time it was written. A deleted note keeps its row, emptied, so that open threads learn of it; `version` is the
 * conversation's at the row's last change, as of a message.
 */
export const notes = pgTable(
  "notes",
  {
    workspaceId: workspaceId(),
    id: uuid("id").$type<NoteId>().notNull(),
    contactId: uuid("contact_id").$type<ContactId>().notNull(),
    conversationId: uuid("conversation_id").$type<ConversationId>(),
    authorUserId: uuid("author_user_id").$type<UserId>().notNull(),
    body: text("body").notNull(),
    version: bigint("version", { mode: "number" }).notNull().default(0),
    createdAt: instant("created_at").notNull().defaultNow(),
    editedAt: instant("edited_at"),
    deletedAt: instant("deleted_at"),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    foreignKey({
      columns: [table.workspaceId, table.contactId],
      foreignColumns: [contacts.workspaceId, contacts.id],
    }).onDelete("cascade"),
    foreignKey({
      columns: [table.workspaceId, table.conversationId],
      foreignColumns: [conversations.workspaceId, conversations.id],
    }).onDelete("cascade"),
    index("notes_contact_idx").on(table.workspaceId, table.contactId, table.createdAt, table.id),
    index("notes_thread_idx")
      .on(table.workspaceId, table.conversationId, table.createdAt)
      .where(sql`conversation_id is not null`),
    tenantPolicy(),
  ],
);
