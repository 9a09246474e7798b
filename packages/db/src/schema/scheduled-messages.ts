import type { ConversationId, ScheduledMessageId, TemplateId, UserId } from "@parley/domain/ids";
import type { SendableContent } from "@parley/domain/messages";
import type { TemplateValues } from "@parley/domain/templates";
import {
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
import { instant, tenantPolicy, workspaceId } from "./tenant.ts";

/**
 * Messages that wait for their time: a row goes when its message is queued or called off. `failure` says why one could
 * not be sent; then a person decides. The fallback is the template that goes when the window is closed by then.
 */
export const scheduledMessages = pgTable(
  "scheduled_messages",
  {
    workspaceId: workspaceId(),
    id: uuid("id").$type<ScheduledMessageId>().notNull(),
    conversationId: uuid("conversation_id").$type<ConversationId>().notNull(),
    authorUserId: uuid("author_user_id").$type<UserId>(),
    /** The message's own, once it goes: the same schedule sends once. */
    clientMessageId: uuid("client_message_id").notNull(),
    content: jsonb("content").$type<SendableContent>().notNull(),
    fallbackTemplateId: uuid("fallback_template_id").$type<TemplateId>(),
    fallbackValues: jsonb("fallback_values").$type<TemplateValues>(),
    sendAt: instant("send_at").notNull(),
    failure: text("failure"),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    foreignKey({
      columns: [table.workspaceId, table.conversationId],
      foreignColumns: [conversations.workspaceId, conversations.id],
    }).onDelete("cascade"),
    uniqueIndex("scheduled_messages_client_key").on(table.workspaceId, table.clientMessageId),
    index("scheduled_messages_thread_idx").on(
      table.workspaceId,
      table.conversationId,
      table.sendAt,
    ),
    tenantPolicy(),
  ],
);
