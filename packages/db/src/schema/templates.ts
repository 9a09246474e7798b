import type { ContactId, MessageId, TemplateId } from "@parley/domain/ids";
import { flowStatuses, providerIds } from "@parley/domain/messages";
import type { Template } from "@parley/domain/templates";
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
import { contacts } from "./contacts.ts";
import { messages } from "./messages.ts";
import { oneOf } from "./one-of.ts";
import { instant, tenantPolicy, workspaceId } from "./tenant.ts";
import { workspaces } from "./workspaces.ts";

/**
 * Templates of the provider accounts a workspace has connected, as the provider holds them: `definition` is the whole
 * template, the other columns what lists and webhooks look for. Shared by all numbers of an account.
 */
export const templates = pgTable(
  "templates",
  {
    workspaceId: workspaceId(),
    id: uuid("id").$type<TemplateId>().notNull(),
    provider: text("provider", { enum: providerIds }).notNull(),
    providerAccountId: text("provider_account_id").notNull(),
    providerTemplateId: text("provider_template_id"),
    name: text("name").notNull(),
    language: text("language").notNull(),
    status: text("status").$type<Template["status"]>().notNull(),
    definition: jsonb("definition").$type<Template>().notNull(),
    /** When the newest fact of each kind was true, in milliseconds since 1970: an older one that comes late is none. */
    factTimes: jsonb("fact_times").$type<Record<string, number>>().notNull().default({}),
    syncedAt: instant("synced_at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    foreignKey({ columns: [table.workspaceId], foreignColumns: [workspaces.id] }).onDelete(
      "cascade",
    ),
    oneOf("templates_provider_check", table.provider, providerIds),
    uniqueIndex("templates_name_key").on(
      table.workspaceId,
      table.provider,
      table.providerAccountId,
      table.name,
      table.language,
    ),
    tenantPolicy(),
  ],
);

/** Flows of a Meta account as last fetched: what an agent chooses from (S0.28). */
export const flows = pgTable(
  "flows",
  {
    workspaceId: workspaceId(),
    id: uuid("id").notNull(),
    providerAccountId: text("provider_account_id").notNull(),
    providerFlowId: text("provider_flow_id").notNull(),
    name: text("name").notNull(),
    status: text("status", { enum: flowStatuses }).notNull(),
    syncedAt: instant("synced_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    foreignKey({ columns: [table.workspaceId], foreignColumns: [workspaces.id] }).onDelete(
      "cascade",
    ),
    oneOf("flows_status_check", table.status, flowStatuses),
    uniqueIndex("flows_provider_flow_key").on(
      table.workspaceId,
      table.providerAccountId,
      table.providerFlowId,
    ),
    tenantPolicy(),
  ],
);

/** Twilio's stored contents by the hash of their definition, so that equal messages share one (Twilio 6.2). */
export const contentObjects = pgTable(
  "content_objects",
  {
    workspaceId: workspaceId(),
    id: uuid("id").notNull(),
    providerAccountId: text("provider_account_id").notNull(),
    definitionSha256: text("definition_sha256").notNull(),
    contentId: text("content_id").notNull(),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    foreignKey({ columns: [table.workspaceId], foreignColumns: [workspaces.id] }).onDelete(
      "cascade",
    ),
    uniqueIndex("content_objects_hash_key").on(
      table.workspaceId,
      table.providerAccountId,
      table.definitionSha256,
    ),
    tenantPolicy(),
  ],
);

/** People reached by a template outside the window: what the rolling limit of 24 hours counts (LIM-2). */
export const reachedCustomers = pgTable(
  "reached_customers",
  {
    workspaceId: workspaceId(),
    id: uuid("id").notNull(),
    /** The portfolio where it is known, else the provider's account. */
    limitScope: text("limit_scope").notNull(),
    contactId: uuid("contact_id").$type<ContactId>().notNull(),
    messageId: uuid("message_id").$type<MessageId>().notNull(),
    reachedAt: instant("reached_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    foreignKey({
      columns: [table.workspaceId, table.contactId],
      foreignColumns: [contacts.workspaceId, contacts.id],
    }).onDelete("cascade"),
    foreignKey({
      columns: [table.workspaceId, table.messageId],
      foreignColumns: [messages.workspaceId, messages.id],
    }).onDelete("cascade"),
    uniqueIndex("reached_customers_message_key").on(table.workspaceId, table.messageId),
    index("reached_customers_time_idx").on(table.workspaceId, table.limitScope, table.reachedAt),
    tenantPolicy(),
  ],
);
