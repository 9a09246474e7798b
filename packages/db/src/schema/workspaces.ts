import type { MemberId, UserId, WorkspaceId } from "@parley/domain/ids";
import { roles } from "@parley/domain/permissions";
import { sql } from "drizzle-orm";
import {
  foreignKey,
  index,
  integer,
  pgPolicy,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { users } from "./accounts.ts";
import { bytea } from "./bytea.ts";
import { oneOf } from "./one-of.ts";
import { currentUser, currentWorkspace, instant, tenantPolicy, workspaceId } from "./tenant.ts";

/** A member also sees the workspaces they belong to before having chosen one. */
export const workspaces = pgTable(
  "workspaces",
  {
    id: uuid("id").$type<WorkspaceId>().primaryKey(),
    slug: text("slug").notNull(),
    name: text("name").notNull(),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (table) => [
    uniqueIndex("workspaces_slug_key").on(table.slug),
    pgPolicy("tenant", {
      for: "all",
      using: sql`id = ${currentWorkspace}`,
      withCheck: sql`id = ${currentWorkspace}`,
    }),
    pgPolicy("own_memberships", {
      for: "select",
      using: sql`id in (select workspace_id from members where user_id = ${currentUser})`,
    }),
  ],
);

export const members = pgTable(
  "members",
  {
    workspaceId: workspaceId().references(() => workspaces.id, { onDelete: "cascade" }),
    id: uuid("id").$type<MemberId>().notNull(),
    userId: uuid("user_id")
      .$type<UserId>()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    role: text("role", { enum: roles }).notNull(),
    createdAt: instant("created_at").notNull().defaultNow(),
    /** All that asked for attention until then is read, but for what `conversation_reads` says otherwise. */
    readUntil: instant("read_until").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    oneOf("members_role_check", table.role, roles),
    uniqueIndex("members_user_key").on(table.workspaceId, table.userId),
    index("members_user_id_idx").on(table.userId),
    tenantPolicy(),
    pgPolicy("own_memberships", { for: "select", using: sql`user_id = ${currentUser}` }),
  ],
);

/** The data key of a workspace, wrapped by the key-encryption key named by `kid`. */
export const workspaceKeys = pgTable(
  "workspace_keys",
  {
    workspaceId: workspaceId(),
    version: integer("version").notNull(),
    kid: text("kid").notNull(),
    wrappedKey: bytea("wrapped_key").notNull(),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.version] }),
    foreignKey({ columns: [table.workspaceId], foreignColumns: [workspaces.id] }).onDelete(
      "cascade",
    ),
    tenantPolicy(),
  ],
);
