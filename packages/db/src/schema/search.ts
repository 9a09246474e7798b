import type { ContactId, ConversationId, MessageId } from "@parley/domain/ids";
import {
  bigint,
  customType,
  foreignKey,
  index,
  pgTable,
  primaryKey,
  uuid,
} from "drizzle-orm/pg-core";
import { contacts } from "./contacts.ts";
import { conversations } from "./conversations.ts";
import { messages } from "./messages.ts";
import { instant, tenantPolicy, workspaceId } from "./tenant.ts";

/** Bytewise, so that "begins with" is a range of the index, whatever the database's language. */
const word = customType<{ data: string; driverData: string }>({
  dataType: () => 'text collate "C"',
});

/**
 * The words of each message, by which it is found. Plain equality and ranges: under row-level security the operators
 * of full text search would not use an index. `at` is the message's `provider_at`, the order of results.
 */
export const messageWords = pgTable(
  "message_words",
  {
    workspaceId: workspaceId(),
    word: word("word").notNull(),
    at: instant("at").notNull(),
    messageId: uuid("message_id").$type<MessageId>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.word, table.at, table.messageId] }),
    foreignKey({
      columns: [table.workspaceId, table.messageId],
      foreignColumns: [messages.workspaceId, messages.id],
    }).onDelete("cascade"),
    index("message_words_message_idx").on(table.workspaceId, table.messageId),
    tenantPolicy(),
  ],
);

/** The words of each contact: of its names, and the ends of its phones. */
export const contactWords = pgTable(
  "contact_words",
  {
    workspaceId: workspaceId(),
    word: word("word").notNull(),
    contactId: uuid("contact_id").$type<ContactId>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.word, table.contactId] }),
    foreignKey({
      columns: [table.workspaceId, table.contactId],
      foreignColumns: [contacts.workspaceId, contacts.id],
    }).onDelete("cascade"),
    index("contact_words_contact_idx").on(table.workspaceId, table.contactId),
    tenantPolicy(),
  ],
);

/** The version of each conversation up to which its messages are indexed. */
export const searchProgress = pgTable(
  "search_progress",
  {
    workspaceId: workspaceId(),
    conversationId: uuid("conversation_id").$type<ConversationId>().notNull(),
    version: bigint("version", { mode: "number" }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.conversationId] }),
    foreignKey({
      columns: [table.workspaceId, table.conversationId],
      foreignColumns: [conversations.workspaceId, conversations.id],
    }).onDelete("cascade"),
    tenantPolicy(),
  ],
);
