import { type AnyColumn, sql } from "drizzle-orm";
import { check } from "drizzle-orm/pg-core";

/**
 * A text column limited to these words. Not a Postgres enum: its comparison is not leakproof, so
 * under row-level security no index on it would be used.
 */
export function oneOf(name: string, column: AnyColumn, words: readonly string[]) {
  const list = words.map((word) => `'${word}'`).join(", ");
  return check(name, sql`${column} in (${sql.raw(list)})`);
}
