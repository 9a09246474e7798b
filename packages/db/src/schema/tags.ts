import { tagColours } from "@parley/domain/contacts";
import type { ContactId, TagId } from "@parley/domain/ids";
import {
  foreignKey,
  index,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { contacts } from "./contacts.ts";
import { oneOf } from "./one-of.ts";
import { instant, tenantPolicy, workspaceId } from "./tenant.ts";
import { workspaces } from "./workspaces.ts";

/** The workspace's labels for contacts. `key` is the name as it is compared: no two tags share one. */
export const tags = pgTable(
  "tags",
  {
    workspaceId: workspaceId(),
    id: uuid("id").$type<TagId>().notNull(),
    name: text("name").notNull(),
    key: text("key").notNull(),
    colour: text("colour", { enum: tagColours }).notNull(),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    foreignKey({ columns: [table.workspaceId], foreignColumns: [workspaces.id] }).onDelete(
      "cascade",
    ),
    oneOf("tags_colour_check", table.colour, tagColours),
    uniqueIndex("tags_key_key").on(table.workspaceId, table.key),
    tenantPolicy(),
  ],
);

/** Which contact carries which tag. */
export const contactTags = pgTable(
  "contact_tags",
  {
    workspaceId: workspaceId(),
    contactId: uuid("contact_id").$type<ContactId>().notNull(),
    tagId: uuid("tag_id").$type<TagId>().notNull(),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.contactId, table.tagId] }),
    foreignKey({
      columns: [table.workspaceId, table.contactId],
      foreignColumns: [contacts.workspaceId, contacts.id],
    }).onDelete("cascade"),
    foreignKey({
      columns: [table.workspaceId, table.tagId],
      foreignColumns: [tags.workspaceId, tags.id],
    }).onDelete("cascade"),
    index("contact_tags_tag_idx").on(table.workspaceId, table.tagId, table.contactId),
    tenantPolicy(),
  ],
);
