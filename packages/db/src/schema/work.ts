import type { ConversationId, JobId, UserId } from "@parley/domain/ids";
import { sql } from "drizzle-orm";
import {
  bigint,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { oneOf } from "./one-of.ts";
import { claimPolicy, instant, tenantPolicy, workspaceId } from "./tenant.ts";
import { workspaces } from "./workspaces.ts";

const queues = [
  "inbound",
  "send",
  "media",
  "read",
  "typing",
  "block",
  "sync",
  "reconcile",
  "erase",
] as const;

/**
 * Waiting work: pointers only, to one subject or to several that came together. One row per key may be locked at a time, which makes "in order
 * per key" a fact of the database. `locked_by` is the number of a worker's advisory lock.
 */
export const jobs = pgTable(
  "jobs",
  {
    workspaceId: workspaceId(),
    id: uuid("id").$type<JobId>().notNull(),
    queue: text("queue", { enum: queues }).notNull(),
    key: uuid("key").notNull(),
    subjectIds: uuid("subject_ids").array().notNull(),
    sequence: bigint("sequence", { mode: "number" }).notNull().generatedAlwaysAsIdentity(),
    runAt: instant("run_at").notNull().defaultNow(),
    tries: integer("tries").notNull().default(0),
    lockedBy: integer("locked_by"),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    foreignKey({ columns: [table.workspaceId], foreignColumns: [workspaces.id] }).onDelete(
      "cascade",
    ),
    oneOf("jobs_queue_check", table.queue, queues),
    index("jobs_claim_idx").on(table.queue, table.workspaceId, table.key, table.sequence),
    uniqueIndex("jobs_running_key")
      .on(table.workspaceId, table.queue, table.key)
      .where(sql`locked_by is not null`),
    tenantPolicy(),
    claimPolicy(),
  ],
);

/** Changes waiting to be told to browsers. The relay stamps `list_sequence`, publishes, deletes. */
export const outbox = pgTable(
  "outbox",
  {
    workspaceId: workspaceId(),
    sequence: bigint("sequence", { mode: "number" }).notNull().generatedAlwaysAsIdentity(),
    conversationId: uuid("conversation_id").$type<ConversationId>().notNull(),
    version: bigint("version", { mode: "number" }).notNull(),
    requestId: text("request_id"),
    /** Whom the change concerns in person, so that their own channel tells it too. */
    userId: uuid("user_id").$type<UserId>(),
    listSequence: bigint("list_sequence", { mode: "number" }),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.sequence] }),
    foreignKey({ columns: [table.workspaceId], foreignColumns: [workspaces.id] }).onDelete(
      "cascade",
    ),
    index("outbox_order_idx").on(table.sequence),
    tenantPolicy(),
    claimPolicy(),
  ],
);

/** The last sequence of each workspace's list stream; written by the relay alone. */
export const listStreams = pgTable(
  "list_streams",
  {
    workspaceId: workspaceId().primaryKey(),
    lastSequence: bigint("last_sequence", { mode: "number" }).notNull().default(0),
  },
  (table) => [
    foreignKey({ columns: [table.workspaceId], foreignColumns: [workspaces.id] }).onDelete(
      "cascade",
    ),
    tenantPolicy(),
    claimPolicy(),
  ],
);
