import type { NumberId, WebhookEventId } from "@parley/domain/ids";
import { foreignKey, index, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { bytea } from "./bytea.ts";
import { numbers } from "./numbers.ts";
import { oneOf } from "./one-of.ts";
import { instant, tenantPolicy, workspaceId } from "./tenant.ts";

const eventStates = ["new", "done", "quarantined", "dead"] as const;

/** The raw body of every authentic webhook, exactly as it came, committed before the 200. */
export const webhookEvents = pgTable(
  "webhook_events",
  {
    workspaceId: workspaceId(),
    id: uuid("id").$type<WebhookEventId>().notNull(),
    numberId: uuid("number_id").$type<NumberId>().notNull(),
    body: bytea("body").notNull(),
    bodySha256: bytea("body_sha256").notNull(),
    /** The query the webhook was called with, for a provider that echoes our reference there. */
    query: text("query"),
    requestId: text("request_id"),
    state: text("state", { enum: eventStates }).notNull().default("new"),
    receivedAt: instant("received_at").notNull().defaultNow(),
    processedAt: instant("processed_at"),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    foreignKey({
      columns: [table.workspaceId, table.numberId],
      foreignColumns: [numbers.workspaceId, numbers.id],
    }),
    oneOf("webhook_events_state_check", table.state, eventStates),
    tenantPolicy(),
  ],
);

/** Elements of a webhook that could not be processed, with the reason; nothing is thrown away. */
export const deadLetters = pgTable(
  "dead_letters",
  {
    workspaceId: workspaceId(),
    id: uuid("id").notNull(),
    webhookEventId: uuid("webhook_event_id").$type<WebhookEventId>().notNull(),
    reason: text("reason").notNull(),
    detail: text("detail"),
    element: jsonb("element"),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    foreignKey({
      columns: [table.workspaceId, table.webhookEventId],
      foreignColumns: [webhookEvents.workspaceId, webhookEvents.id],
    }).onDelete("cascade"),
    index("dead_letters_event_idx").on(table.workspaceId, table.webhookEventId),
    tenantPolicy(),
  ],
);
