import { foreignKey, index, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { instant, tenantPolicy, workspaceId } from "./tenant.ts";
import { workspaces } from "./workspaces.ts";

/** Who did what. The application role may add and read rows, never change or remove them. */
export const auditEntries = pgTable(
  "audit_entries",
  {
    workspaceId: workspaceId(),
    id: uuid("id").notNull(),
    actorKind: text("actor_kind").notNull(),
    actorId: text("actor_id").notNull(),
    action: text("action").notNull(),
    subjectKind: text("subject_kind"),
    subjectId: uuid("subject_id"),
    requestId: text("request_id"),
    at: instant("at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    foreignKey({ columns: [table.workspaceId], foreignColumns: [workspaces.id] }).onDelete(
      "cascade",
    ),
    index("audit_entries_at_idx").on(table.workspaceId, table.at.desc()),
    tenantPolicy(),
  ],
);
