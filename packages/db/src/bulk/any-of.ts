import { type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";

/** `column = any(…)`: as `inArray`, but the statement is the same for any number of values. */
export function anyOf<C extends PgColumn>(column: C, values: readonly C["_"]["data"][]): SQL {
  return sql`${column} = any(${sql.param([...values])}::${sql.raw(column.getSQLType())}[])`;
}
