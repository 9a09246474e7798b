import type { ListFilter, ThreadEvent } from "@parley/domain/conversations";
import type {
  AssignmentId,
  ConversationEventId,
  ConversationId,
  UserId,
  ViewId,
} from "@parley/domain/ids";
import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  foreignKey,
  index,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { conversations } from "./conversations.ts";
import { oneOf } from "./one-of.ts";
import { instant, tenantPolicy, workspaceId } from "./tenant.ts";
import { members } from "./workspaces.ts";

const eventKinds = [
  "assigned",
  "unassigned",
  "closed",
  "archived",
  "reopened",
  "blocked",
  "unblocked",
  "automation_changed",
] as const satisfies readonly ThreadEvent["kind"][];
const eventActors = ["member", "contact", "system"] as const;

/**
 * What happened to a conversation beside its messages; a line of its thread. `version` is the conversation's version
 * of the change, as of a message, so that clients fetch it in the same way.
 */
export const conversationEvents = pgTable(
  "conversation_events",
  {
    workspaceId: workspaceId(),
    id: uuid("id").$type<ConversationEventId>().notNull(),
    conversationId: uuid("conversation_id").$type<ConversationId>().notNull(),
    kind: text("kind", { enum: eventKinds }).notNull(),
    /** The event as a whole: what else belongs to its kind. */
    data: jsonb("data").$type<ThreadEvent>().notNull(),
    actorKind: text("actor_kind", { enum: eventActors }).notNull(),
    /** The member who did it; null where nobody of the workspace did. */
    actorUserId: uuid("actor_user_id").$type<UserId>(),
    at: instant("at").notNull(),
    version: bigint("version", { mode: "number" }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    foreignKey({
      columns: [table.workspaceId, table.conversationId],
      foreignColumns: [conversations.workspaceId, conversations.id],
      name: "conversation_events_conversation_fk",
    }).onDelete("cascade"),
    oneOf("conversation_events_kind_check", table.kind, eventKinds),
    oneOf("conversation_events_actor_kind_check", table.actorKind, eventActors),
    index("conversation_events_thread_idx").on(
      table.workspaceId,
      table.conversationId,
      table.at,
      table.id,
    ),
    index("conversation_events_version_idx").on(
      table.workspaceId,
      table.conversationId,
      table.version,
    ),
    tenantPolicy(),
  ],
);

/** Who had a conversation, and when; at most one row of a conversation has not ended (S0.40, S0.41). */
export const assignments = pgTable(
  "assignments",
  {
    workspaceId: workspaceId(),
    id: uuid("id").$type<AssignmentId>().notNull(),
    conversationId: uuid("conversation_id").$type<ConversationId>().notNull(),
    assigneeId: uuid("assignee_id").$type<UserId>().notNull(),
    /** null where the system assigned it. */
    assignedBy: uuid("assigned_by").$type<UserId>(),
    startedAt: instant("started_at").notNull(),
    endedAt: instant("ended_at"),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    foreignKey({
      columns: [table.workspaceId, table.conversationId],
      foreignColumns: [conversations.workspaceId, conversations.id],
      name: "assignments_conversation_fk",
    }).onDelete("cascade"),
    foreignKey({
      columns: [table.workspaceId, table.assigneeId],
      foreignColumns: [members.workspaceId, members.userId],
      name: "assignments_assignee_fk",
    }).onDelete("cascade"),
    uniqueIndex("assignments_active_key")
      .on(table.workspaceId, table.conversationId)
      .where(sql`ended_at is null`),
    index("assignments_history_idx").on(
      table.workspaceId,
      table.conversationId,
      table.startedAt,
      table.id,
    ),
    index("assignments_assignee_idx").on(table.workspaceId, table.assigneeId),
    tenantPolicy(),
  ],
);

/**
 * How far a member has read a conversation (D-10). Written when somebody reads, never when a message arrives:
 * `read_count` is the conversation's `attention_count` at that moment, so what came since is a subtraction.
 */
export const conversationReads = pgTable(
  "conversation_reads",
  {
    workspaceId: workspaceId(),
    conversationId: uuid("conversation_id").$type<ConversationId>().notNull(),
    userId: uuid("user_id").$type<UserId>().notNull(),
    readCount: bigint("read_count", { mode: "number" }).notNull(),
    readUpToSequence: bigint("read_up_to_sequence", { mode: "number" }).notNull(),
    /** The member wants to come back to it; reading takes it away. */
    isMarkedUnread: boolean("is_marked_unread").notNull().default(false),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.userId, table.conversationId] }),
    foreignKey({
      columns: [table.workspaceId, table.conversationId],
      foreignColumns: [conversations.workspaceId, conversations.id],
      name: "conversation_reads_conversation_fk",
    }).onDelete("cascade"),
    foreignKey({
      columns: [table.workspaceId, table.userId],
      foreignColumns: [members.workspaceId, members.userId],
      name: "conversation_reads_member_fk",
    }).onDelete("cascade"),
    index("conversation_reads_conversation_idx").on(table.workspaceId, table.conversationId),
    index("conversation_reads_marked_idx")
      .on(table.workspaceId, table.userId)
      .where(sql`is_marked_unread`),
    tenantPolicy(),
  ],
);

/** A saved choice of filters and order of the list, of one member or shared with all. */
export const views = pgTable(
  "views",
  {
    workspaceId: workspaceId(),
    id: uuid("id").$type<ViewId>().notNull(),
    ownerId: uuid("owner_id").$type<UserId>().notNull(),
    name: text("name").notNull(),
    isShared: boolean("is_shared").notNull(),
    filter: jsonb("filter").$type<ListFilter>().notNull(),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    foreignKey({
      columns: [table.workspaceId, table.ownerId],
      foreignColumns: [members.workspaceId, members.userId],
      name: "views_owner_fk",
    }).onDelete("cascade"),
    index("views_owner_idx").on(table.workspaceId, table.ownerId),
    tenantPolicy(),
  ],
);
