import type { NumberId, UserId } from "@parley/domain/ids";
import type { WorkspaceScope } from "@parley/domain/scope";
import { type SQL, sql } from "drizzle-orm";
import type { PgTransaction } from "drizzle-orm/pg-core";
import type { PostgresJsQueryResultHKT } from "drizzle-orm/postgres-js";
import type { Database } from "../client/index.ts";

// biome-ignore lint/suspicious/noExplicitAny: the schema generics of Drizzle's transaction are unused here.
export type Tx = PgTransaction<PostgresJsQueryResultHKT, any, any>;

/**
 * Runs `fn` in a transaction that sees and writes only the rows of the scope's workspace.
 * `now` is the database's clock at the start of the transaction.
 */
export function inWorkspace<T>(
  db: Database,
  scope: WorkspaceScope,
  fn: (tx: Tx, now: Date) => Promise<T>,
): Promise<T> {
  return inContext(db, sql`set_config('app.workspace_id', ${scope.workspaceId}, true)`, fn);
}

/** As `inWorkspace`, but the rows seen are the person's own memberships and their workspaces. */
export function inUser<T>(db: Database, userId: UserId, fn: (tx: Tx) => Promise<T>): Promise<T> {
  return inContext(db, sql`set_config('app.user_id', ${userId}, true)`, fn);
}

/** As `inWorkspace`, but the one row seen is the number whose webhook URL was called. */
export function inEndpoint<T>(
  db: Database,
  numberId: NumberId,
  fn: (tx: Tx) => Promise<T>,
): Promise<T> {
  return inContext(db, sql`set_config('app.number_id', ${numberId}, true)`, fn);
}

/** Runs `fn` where waiting work of every workspace is visible: jobs, outbox and list streams, no content. */
export function inClaim<T>(db: Database, fn: (tx: Tx, now: Date) => Promise<T>): Promise<T> {
  return inContext(db, sql`set_config('app.claim', 'on', true)`, fn);
}

function inContext<T>(
  db: Database,
  setting: SQL,
  fn: (tx: Tx, now: Date) => Promise<T>,
): Promise<T> {
  return db.orm.transaction(async (tx) => {
    const [row] = await tx.execute<{ now: string }>(
      sql`select ${setting}, clock_timestamp() as now`,
    );
    if (row === undefined) throw new Error("the database did not tell its time");
    return fn(tx, new Date(row.now));
  });
}
