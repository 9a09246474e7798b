import type { AttemptId, ConversationId, MessageId, NumberId, UserId } from "@parley/domain/ids";
import type { MessageContent } from "@parley/domain/messages";
import type { MessageStatus } from "@parley/domain/statuses";
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
import { conversations } from "./conversations.ts";
import { numbers } from "./numbers.ts";
import { oneOf } from "./one-of.ts";
import { statusState } from "./status-state.ts";
import { instant, tenantPolicy, workspaceId } from "./tenant.ts";

const directions = ["inbound", "outbound"] as const;
const sources = ["contact", "inbox", "phone_app", "api", "import"] as const;
const forwardedWords = ["once", "often"] as const;

/**
 * Messages both ways. Shown in the order (provider_at to the second, position, sequence).
 * `status_state` is the fold of all status events; `version` is the conversation's version at
 * the row's last change, so "what changed since version n" is one index scan.
 */
export const messages = pgTable(
  "messages",
  {
    workspaceId: workspaceId(),
    id: uuid("id").$type<MessageId>().notNull(),
    conversationId: uuid("conversation_id").$type<ConversationId>().notNull(),
    numberId: uuid("number_id").$type<NumberId>().notNull(),
    direction: text("direction", { enum: directions }).notNull(),
    content: jsonb("content").$type<MessageContent>().notNull(),
    providerMessageId: text("provider_message_id"),
    clientMessageId: uuid("client_message_id"),
    authorUserId: uuid("author_user_id").$type<UserId>(),
    quotedProviderMessageId: text("quoted_provider_message_id"),
    /** Who wrote it: "phone_app" is the business in its own phone (coexistence). */
    source: text("source", { enum: sources }).notNull().default("inbox"),
    forwarded: text("forwarded", { enum: forwardedWords }),
    /** The advertisement the chat started from, as the provider gave it. */
    referral: jsonb("referral"),
    /** What the provider says the message costs, as it gave it (E.2: data, never computed). */
    pricing: jsonb("pricing"),
    editedAt: instant("edited_at"),
    deletedAt: instant("deleted_at"),
    statusState: statusState("status_state"),
    unconfirmedAt: instant("unconfirmed_at"),
    providerAt: instant("provider_at").notNull(),
    receivedAt: instant("received_at").notNull().defaultNow(),
    position: integer("position").notNull().default(0),
    sequence: bigint("sequence", { mode: "number" }).notNull().generatedAlwaysAsIdentity(),
    version: bigint("version", { mode: "number" }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    foreignKey({
      columns: [table.workspaceId, table.conversationId],
      foreignColumns: [conversations.workspaceId, conversations.id],
    }).onDelete("cascade"),
    foreignKey({
      columns: [table.workspaceId, table.numberId],
      foreignColumns: [numbers.workspaceId, numbers.id],
    }),
    oneOf("messages_direction_check", table.direction, directions),
    oneOf("messages_source_check", table.source, sources),
    oneOf("messages_forwarded_check", table.forwarded, forwardedWords),
    uniqueIndex("messages_provider_message_key").on(
      table.workspaceId,
      table.numberId,
      table.providerMessageId,
    ),
    uniqueIndex("messages_client_message_key")
      .on(table.workspaceId, table.clientMessageId)
      .where(sql`client_message_id is not null`),
    index("messages_thread_idx").on(
      table.workspaceId,
      table.conversationId,
      table.providerAt.desc(),
      table.position.desc(),
      table.sequence.desc(),
    ),
    index("messages_version_idx").on(table.workspaceId, table.conversationId, table.version),
    tenantPolicy(),
  ],
);

const reactionAuthors = ["contact", "business"] as const;

/** The current reaction of each side to a message; kept by target id, since either may come first. */
export const messageReactions = pgTable(
  "message_reactions",
  {
    workspaceId: workspaceId(),
    id: uuid("id").notNull(),
    numberId: uuid("number_id").$type<NumberId>().notNull(),
    targetProviderMessageId: text("target_provider_message_id").notNull(),
    author: text("author", { enum: reactionAuthors }).notNull(),
    emoji: text("emoji"),
    providerMessageId: text("provider_message_id").notNull(),
    providerAt: instant("provider_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    foreignKey({
      columns: [table.workspaceId, table.numberId],
      foreignColumns: [numbers.workspaceId, numbers.id],
    }),
    oneOf("message_reactions_author_check", table.author, reactionAuthors),
    uniqueIndex("message_reactions_author_key").on(
      table.workspaceId,
      table.numberId,
      table.targetProviderMessageId,
      table.author,
    ),
    tenantPolicy(),
  ],
);

const attemptStates = [
  "sending",
  "accepted",
  "rejected",
  "throttled",
  "not_sent",
  "ambiguous",
] as const;

/** One row for each call of the provider, committed before the call. */
export const sendAttempts = pgTable(
  "send_attempts",
  {
    workspaceId: workspaceId(),
    id: uuid("id").$type<AttemptId>().notNull(),
    messageId: uuid("message_id").$type<MessageId>().notNull(),
    state: text("state", { enum: attemptStates }).notNull(),
    providerMessageId: text("provider_message_id"),
    errorCode: text("error_code"),
    errorTitle: text("error_title"),
    startedAt: instant("started_at").notNull().defaultNow(),
    finishedAt: instant("finished_at"),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    foreignKey({
      columns: [table.workspaceId, table.messageId],
      foreignColumns: [messages.workspaceId, messages.id],
    }).onDelete("cascade"),
    oneOf("send_attempts_state_check", table.state, attemptStates),
    uniqueIndex("send_attempts_open_key")
      .on(table.workspaceId, table.messageId)
      .where(sql`state = 'sending'`),
    index("send_attempts_message_idx").on(table.workspaceId, table.messageId),
    tenantPolicy(),
  ],
);

/** What a provider says became of a message; what comes before is ours and no event. */
const reportedStatuses = [
  "sent",
  "delivered",
  "read",
  "played",
  "failed",
  "deleted",
  "warning",
] as const satisfies readonly MessageStatus[];

/** Every status event once, also those that came before their message (D-01, F-23). */
export const statusEvents = pgTable(
  "status_events",
  {
    workspaceId: workspaceId(),
    id: uuid("id").notNull(),
    numberId: uuid("number_id").$type<NumberId>().notNull(),
    providerMessageId: text("provider_message_id").notNull(),
    attemptId: uuid("attempt_id").$type<AttemptId>(),
    status: text("status", { enum: reportedStatuses }).notNull(),
    providerAt: instant("provider_at").notNull(),
    errorCode: text("error_code").notNull().default(""),
    errorTitle: text("error_title"),
    receivedAt: instant("received_at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    foreignKey({
      columns: [table.workspaceId, table.numberId],
      foreignColumns: [numbers.workspaceId, numbers.id],
    }),
    oneOf("status_events_status_check", table.status, reportedStatuses),
    uniqueIndex("status_events_key").on(
      table.workspaceId,
      table.numberId,
      table.providerMessageId,
      table.status,
      table.providerAt,
      table.errorCode,
    ),
    tenantPolicy(),
  ],
);
