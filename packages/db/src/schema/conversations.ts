import { automationStates } from "@parley/domain/automation";
import type { ContactId, ConversationId, MessageId, NumberId, UserId } from "@parley/domain/ids";
import type { PaceState } from "@parley/domain/limits";
import { sql } from "drizzle-orm";
import {
  bigint,
  foreignKey,
  index,
  integer,
  jsonb,
  type PgColumn,
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
import { members } from "./workspaces.ts";

const statuses = ["open", "closed", "archived"] as const;

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
    /** How many messages ever asked for attention, and when the last one was recorded; members' reading is kept apart. */
    attentionCount: bigint("attention_count", { mode: "number" }).notNull().default(0),
    attentionAt: instant("attention_at"),
    /** The member it is assigned to now; the history is in `assignments`. */
    assigneeId: uuid("assignee_id").$type<UserId>(),
    /** Since when it waits that a send failed and nothing was sent after it. */
    failedAt: instant("failed_at"),
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
    foreignKey({
      columns: [table.workspaceId, table.assigneeId],
      foreignColumns: [members.workspaceId, members.userId],
      name: "conversations_assignee_fk",
    }),
    oneOf("conversations_status_check", table.status, statuses),
    oneOf("conversations_automation_check", table.automation, automationStates),
    uniqueIndex("conversations_open_key")
      .on(table.workspaceId, table.numberId, table.contactId)
      .where(sql`status = 'open'`),
    index("conversations_contact_idx").on(table.workspaceId, table.contactId, table.numberId),
    ...listIndexes(table),
    tenantPolicy(),
  ],
);

/** Ascending, because `order by … desc` reads them backwards; drizzle's desc() puts nulls where that order does not. */
function listIndexes(table: Record<Indexed, PgColumn>) {
  const { workspaceId, id, status, assigneeId, numberId, lastActivityAt } = table;
  return [
    index("conversations_list_idx").on(workspaceId, status, lastActivityAt, id),
    index("conversations_recent_idx").on(workspaceId, lastActivityAt, id),
    index("conversations_assignee_idx").on(workspaceId, assigneeId, status, lastActivityAt, id),
    index("conversations_number_idx").on(workspaceId, numberId, status, lastActivityAt, id),
    index("conversations_window_idx").on(workspaceId, status, table.lastInboundAt, id),
    index("conversations_failed_idx")
      .on(workspaceId, lastActivityAt, id)
      .where(sql`failed_at is not null`),
    index("conversations_attention_idx")
      .on(workspaceId, table.attentionAt)
      .where(sql`attention_at is not null`),
  ];
}

type Indexed =
  | "workspaceId"
  | "id"
  | "status"
  | "assigneeId"
  | "numberId"
  | "lastActivityAt"
  | "lastInboundAt"
  | "attentionAt";
