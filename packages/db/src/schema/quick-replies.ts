import type { QuickReplyId, UserId } from "@parley/domain/ids";
import type { QuickReplyCard } from "@parley/domain/quick-replies";
import { foreignKey, jsonb, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { instant, tenantPolicy, workspaceId } from "./tenant.ts";
import { workspaces } from "./workspaces.ts";

/** Answers kept under a word: shared by the workspace, or one person's own (`ownerUserId`). */
export const quickReplies = pgTable(
  "quick_replies",
  {
    workspaceId: workspaceId(),
    id: uuid("id").$type<QuickReplyId>().notNull(),
    /** null: everybody's. */
    ownerUserId: uuid("owner_user_id").$type<UserId>(),
    /** Lower case, without the slash. */
    shortcut: text("shortcut").notNull(),
    text: text("text").notNull(),
    /** What makes it an interactive message; its body is `text`. */
    card: jsonb("card").$type<QuickReplyCard>(),
    updatedAt: instant("updated_at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    foreignKey({ columns: [table.workspaceId], foreignColumns: [workspaces.id] }).onDelete(
      "cascade",
    ),
    unique("quick_replies_shortcut_key")
      .on(table.workspaceId, table.ownerUserId, table.shortcut)
      .nullsNotDistinct(),
    tenantPolicy(),
  ],
);
