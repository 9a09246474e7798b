import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { prepareStatements } from "./prepare-statements.ts";

export type Sql = postgres.Sql;
export type Database = {
  readonly orm: PostgresJsDatabase;
  readonly sql: Sql;
  close(): Promise<void>;
};

/**
 * Opens a pool on the application role's URL. `max` bounds the connections; an idle one is kept.
 * Statements are cut off after `statementTimeoutMs` so that nothing waits without end (F-13).
 */
export function connect(
  url: string,
  options: { max?: number; applicationName?: string; statementTimeoutMs?: number } = {},
): Database {
  const { max = 10, applicationName = "parley", statementTimeoutMs = 15_000 } = options;
  const sql = postgres(url, {
    max,
    connect_timeout: 5,
    // The default grows to seconds, which people would wait after Postgres is back.
    backoff: () => 0.25,
    onnotice: () => undefined,
    connection: { application_name: applicationName, statement_timeout: statementTimeoutMs },
  });
  return { orm: drizzle(prepareStatements(sql)), sql, close: () => sql.end({ timeout: 5 }) };
}
