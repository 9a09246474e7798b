import type { ContactId, ConversationId, MessageId, NumberId } from "@parley/domain/ids";
import type { PaceState } from "@parley/domain/limits";
import { sql } from "drizzle-orm";
import {
  bigint,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { contacts } from "./contacts.ts";
import { numbers } from "./numbers.ts";
import { oneOf } from "./one-of.ts";
import { instant, tenantPolicy, workspaceId } from "./tenant.ts";

const statuses = ["open", "closed", "archived"] as const;
const automationStates = ["none", "running", "waiting", "handoff", "failed"] as const;

/**
 * A thread between one number and one contact. `version` grows with each change under the row
 * lock: it is the sequence of the conversation's realtime stream. The `last*` columns are the
 * list's row, so that the list needs no look at the messages.
 */
export const conversations = pgTable(
  "conversations",
  {
    workspaceId: workspaceId(),
    id: uuid("id").$type<ConversationId>().notNull(),
    numberId: uuid("number_id").$type<NumberId>().notNull(),
    contactId: uuid("contact_id").$type<ContactId>().notNull(),
    status: text("status", { enum: statuses }).notNull().default("open"),
    version: bigint("version", { mode: "number" }).notNull().default(0),
    unreadCount: integer("unread_count").notNull().default(0),
    readUpToSequence: bigint("read_up_to_sequence", { mode: "number" }).notNull().default(0),
    lastInboundAt: instant("last_inbound_at"),
    windowForcedClosedAt: instant("window_forced_closed_at"),
    lastMessageId: uuid("last_message_id").$type<MessageId>(),
    /** The display key of that message, so that a later one is known without reading it. */
    lastMessageAt: instant("last_message_at"),
    lastMessagePosition: integer("last_message_position"),
    lastMessageSequence: bigint("last_message_sequence", { mode: "number" }),
    lastActivityAt: instant("last_activity_at").notNull().defaultNow(),
    /** When the first advertisement of the running free entry point brought the person here, and its end. */
    referredAt: instant("referred_at"),
    freeEntryPointClosesAt: instant("free_entry_point_closes_at"),
    automation: text("automation", { enum: automationStates }).notNull().default("none"),
    /** What was sent to this person lately, for the provider's limit per pair (LIM-6). */
    pace: jsonb("pace").$type<PaceState>(),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    foreignKey({
      columns: [table.workspaceId, table.numberId],
      foreignColumns: [numbers.workspaceId, numbers.id],
    }),
    foreignKey({
      columns: [table.workspaceId, table.contactId],
      foreignColumns: [contacts.workspaceId, contacts.id],
    }),
    oneOf("conversations_status_check", table.status, statuses),
    oneOf("conversations_automation_check", table.automation, automationStates),
    uniqueIndex("conversations_open_key")
      .on(table.workspaceId, table.numberId, table.contactId)
      .where(sql`status = 'open'`),
    index("conversations_contact_idx").on(table.workspaceId, table.contactId, table.numberId),
    index("conversations_list_idx").on(
      table.workspaceId,
      table.status,
      table.lastActivityAt.desc(),
      table.id.desc(),
    ),
    tenantPolicy(),
  ],
);
