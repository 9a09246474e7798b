import type { NumberId } from "@parley/domain/ids";
import { providerIds } from "@parley/domain/messages";
import { sql } from "drizzle-orm";
import {
  boolean,
  foreignKey,
  index,
  integer,
  jsonb,
  pgPolicy,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { bytea } from "./bytea.ts";
import { oneOf } from "./one-of.ts";
import { currentNumber, currentProviderId, instant, tenantPolicy, workspaceId } from "./tenant.ts";
import { workspaces } from "./workspaces.ts";

/**
 * Connected WhatsApp numbers. For Twilio `provider_number_id` is the sender's address, the account is the
 * account SID, and both secrets are the auth token. `id` is also the connection id in the webhook URL: the gateway
 * reads one row by it before it knows the workspace (policy "webhook_endpoint"). What comes to the platform's own Meta
 * app names numbers and accounts by Meta's ids alone (policy "platform_app").
 */
export const numbers = pgTable(
  "numbers",
  {
    workspaceId: workspaceId(),
    id: uuid("id").$type<NumberId>().notNull(),
    provider: text("provider", { enum: providerIds }).notNull(),
    displayName: text("display_name").notNull(),
    phone: text("phone").notNull(),
    providerNumberId: text("provider_number_id").notNull(),
    providerAccountId: text("provider_account_id"),
    sealedAppSecret: bytea("sealed_app_secret").notNull(),
    sealedAccessToken: bytea("sealed_access_token").notNull(),
    verifyTokenHash: text("verify_token_hash").notNull(),
    isActive: boolean("is_active").notNull().default(true),
    /** What the provider says of the number, in its own words, from webhooks and calls. */
    quality: text("quality"),
    messagingLimit: text("messaging_limit"),
    nameStatus: text("name_status"),
    restriction: text("restriction"),
    /** When the newest fact of each kind was true, in milliseconds since 1970: an older one that comes late is none. */
    factTimes: jsonb("fact_times").$type<Record<string, number>>().notNull().default({}),
    messagesPerSecond: integer("messages_per_second"),
    /** The business portfolio, within which the limit of template recipients is shared. */
    portfolioId: text("portfolio_id"),
    /** When the account's templates and Flows were last fetched, and why the last try brought nothing. */
    templatesFetchedAt: instant("templates_fetched_at"),
    templatesFetchProblem: text("templates_fetch_problem"),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    foreignKey({ columns: [table.workspaceId], foreignColumns: [workspaces.id] }).onDelete(
      "cascade",
    ),
    oneOf("numbers_provider_check", table.provider, providerIds),
    uniqueIndex("numbers_id_key").on(table.id),
    uniqueIndex("numbers_active_provider_number_key")
      .on(table.provider, table.providerNumberId)
      .where(sql`is_active`),
    index("numbers_provider_account_idx").on(table.providerAccountId),
    tenantPolicy(),
    pgPolicy("webhook_endpoint", { for: "select", using: sql`id = ${currentNumber}` }),
    pgPolicy("platform_app", {
      for: "select",
      using: sql`provider = 'meta' and is_active and ${currentProviderId} in (provider_number_id, provider_account_id)`,
    }),
  ],
);
