import { PgDialect, type PgTransaction } from "drizzle-orm/pg-core";
import {
  type PostgresJsQueryResultHKT,
  PostgresJsSession,
  PostgresJsTransaction,
} from "drizzle-orm/postgres-js";
import type postgres from "postgres";

// biome-ignore lint/suspicious/noExplicitAny: the schema generics of Drizzle's transaction are unused here.
export type Tx = PgTransaction<PostgresJsQueryResultHKT, any, any>;

const dialect = new PgDialect();

/** The patched `begin` of the driver (docs/decisions/009): it also hands over what `opening` returned. */
type Begin = <T>(
  options: { opening: string; isEndAwaited: boolean },
  fn: (client: never, opened: readonly Record<string, unknown>[]) => Promise<T>,
) => Promise<T>;

/**
 * `readOnly`: the database refuses to write. `isEndAwaited: false`: the result is handed over while COMMIT is
 * under way, for a transaction whose end cannot change what the caller does next.
 */
export type BeginOptions = { readOnly?: boolean; isEndAwaited?: boolean };

/**
 * Runs `fn` in a transaction that `opening`, a statement without parameters, begins: both go to the
 * server together, which saves a round trip of each transaction. `row` is what it returned.
 */
export function begin<T>(
  client: postgres.Sql,
  opening: string,
  fn: (tx: Tx, row: Record<string, unknown>) => Promise<T>,
  { readOnly = false, isEndAwaited = !readOnly }: BeginOptions = {},
): Promise<T> {
  const options = { opening: `begin${readOnly ? " read only" : ""};${opening}`, isEndAwaited };
  return (client.begin as unknown as Begin)(options, (inner, [row]) => {
    if (row === undefined) throw new Error("the database did not answer the opening statement");
    const session = new PostgresJsSession(inner, dialect, undefined, {});
    return fn(
      new PostgresJsTransaction(dialect, session as never, undefined) as unknown as Tx,
      row,
    );
  });
}
