import type { NumberId, UserId } from "@parley/domain/ids";
import type { WorkspaceScope } from "@parley/domain/scope";
import { type BeginOptions, begin, type Database, type Tx } from "../client/index.ts";

export type { Tx } from "../client/index.ts";

/**
 * Runs `fn` in a transaction that sees and writes only the rows of the scope's workspace.
 * `now` is the database's clock at the start of the transaction.
 */
export function inWorkspace<T>(
  db: Database,
  scope: WorkspaceScope,
  fn: (tx: Tx, now: Date) => Promise<T>,
): Promise<T> {
  return inContext(db, "app.workspace_id", scope.workspaceId, fn);
}

/** As `inWorkspace`, for reading alone: a write is refused by the database. */
export function readWorkspace<T>(
  db: Database,
  scope: WorkspaceScope,
  fn: (tx: Tx, now: Date) => Promise<T>,
): Promise<T> {
  return inContext(db, "app.workspace_id", scope.workspaceId, fn, { readOnly: true });
}

/** As `readWorkspace`, but the rows seen are the person's own memberships and their workspaces. */
export function inUser<T>(db: Database, userId: UserId, fn: (tx: Tx) => Promise<T>): Promise<T> {
  return inContext(db, "app.user_id", userId, fn, { readOnly: true });
}

/** As `readWorkspace`, but the one row seen is the number whose webhook URL was called. */
export function inEndpoint<T>(
  db: Database,
  numberId: NumberId,
  fn: (tx: Tx) => Promise<T>,
): Promise<T> {
  return inContext(db, "app.number_id", numberId, fn, { readOnly: true });
}

/** As `readWorkspace`, but the rows seen are Meta's active numbers with this id there, or of the account with it. */
export function inProviderId<T>(
  db: Database,
  providerId: string,
  fn: (tx: Tx) => Promise<T>,
): Promise<T> {
  return inContext(db, "app.provider_id", providerId, fn, { readOnly: true });
}

/** Runs `fn` where waiting work of every workspace is visible: jobs, outbox and list streams, no content. */
export function inClaim<T>(
  db: Database,
  fn: (tx: Tx, now: Date) => Promise<T>,
  options?: Pick<BeginOptions, "isEndAwaited">,
): Promise<T> {
  return inContext(db, "app.claim", "on", fn, options);
}

/** The setting travels with BEGIN, in one round trip; there a parameter has no place, so only ids pass. */
function inContext<T>(
  db: Database,
  setting: string,
  value: string,
  fn: (tx: Tx, now: Date) => Promise<T>,
  options?: BeginOptions,
): Promise<T> {
  if (!/^(?:[0-9a-f-]{36}|\d{1,32}|on)$/i.test(value))
    throw new Error("the context of a transaction is an id");
  const opening = `select set_config('${setting}', '${value}', true), clock_timestamp() as now`;
  return begin(db.sql, opening, (tx, row) => fn(tx, new Date(row.now as string)), options);
}
