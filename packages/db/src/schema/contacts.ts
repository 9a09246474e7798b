import type { ContactMetadata } from "@parley/domain/contacts";
import type { ContactId } from "@parley/domain/ids";
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
import { oneOf } from "./one-of.ts";
import { instant, tenantPolicy, workspaceId } from "./tenant.ts";
import { workspaces } from "./workspaces.ts";

const identityKinds = ["wa_phone", "wa_bsuid", "wa_parent_bsuid"] as const;

export const contacts = pgTable(
  "contacts",
  {
    workspaceId: workspaceId(),
    id: uuid("id").$type<ContactId>().notNull(),
    name: text("name"),
    profileName: text("profile_name"),
    username: text("username"),
    isBlocked: boolean("is_blocked").notNull().default(false),
    /** Since when the person wants no marketing, by the provider's word or their own. */
    marketingStoppedAt: instant("marketing_stopped_at"),
    /** Since when marketing is allowed by the person's own word; null where nobody asked. */
    marketingAllowedAt: instant("marketing_allowed_at"),
    /** What programs know of the person; people only read it (S0.45). */
    metadata: jsonb("metadata").$type<ContactMetadata>().notNull().default({}),
    /** Grows with each change of the contact, its tags and its notes: who shows them fetches again. */
    revision: bigint("revision", { mode: "number" }).notNull().default(0),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    foreignKey({ columns: [table.workspaceId], foreignColumns: [workspaces.id] }).onDelete(
      "cascade",
    ),
    index("contacts_blocked_idx").on(table.workspaceId, table.id).where(sql`is_blocked`),
    tenantPolicy(),
  ],
);

/**
 * What WhatsApp calls a contact: phones (digits of wa_id) and business-scoped user ids. A phone
 * may be missing, and one contact may have several. The foreign key is deferred so that the
 * winner of a race inserts the contact after its identity, and the loser inserts nothing.
 */
export const contactIdentities = pgTable(
  "contact_identities",
  {
    workspaceId: workspaceId(),
    id: uuid("id").notNull(),
    contactId: uuid("contact_id").$type<ContactId>().notNull(),
    kind: text("kind", { enum: identityKinds }).notNull(),
    value: text("value").notNull(),
    createdAt: instant("created_at").notNull().defaultNow(),
    /** Since when the provider calls the person otherwise: still found, no longer written to. */
    supersededAt: instant("superseded_at"),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    foreignKey({
      columns: [table.workspaceId, table.contactId],
      foreignColumns: [contacts.workspaceId, contacts.id],
      name: "contact_identities_contact_fk",
    }).onDelete("cascade"),
    oneOf("contact_identities_kind_check", table.kind, identityKinds),
    uniqueIndex("contact_identities_value_key").on(table.workspaceId, table.value, table.kind),
    index("contact_identities_contact_idx").on(table.workspaceId, table.contactId),
    tenantPolicy(),
  ],
);
