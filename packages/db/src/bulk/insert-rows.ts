import { type InferInsertModel, type InferSelectModel, sql } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import type { Tx } from "../scope/index.ts";
import { pickColumns, recordSet } from "./record-set.ts";

type Key<T extends PgTable> = keyof InferSelectModel<T> & string;

/**
 * Inserts rows by one prepared statement, whatever their number; rows that meet a unique index
 * are left out. Columns not named by the first row take their defaults. Returns the wanted
 * columns of the rows that were inserted.
 */
export async function insertRows<T extends PgTable, Wanted extends Key<T> = never>(
  tx: Tx,
  table: T,
  rows: readonly InferInsertModel<T>[],
  wanted: readonly Wanted[] = [],
): Promise<Pick<InferSelectModel<T>, Wanted>[]> {
  const [first] = rows;
  if (first === undefined) return [];
  const keys = Object.keys(first) as Key<T>[];
  const names = pickColumns(table, keys).map(([, column]) => sql.identifier(column.name));
  const list = sql.join(names, sql`, `);
  const returned = pickColumns(table, wanted);
  const returning = sql.join(
    returned.map(([, column]) => sql.identifier(column.name)),
    sql`, `,
  );
  const inserted = await tx.execute<Record<string, unknown>>(sql`
    insert into ${table} (${list}) select ${list} from ${recordSet(table, rows as unknown as Partial<InferSelectModel<T>>[], keys)}
    on conflict do nothing ${returned.length === 0 ? sql`` : sql`returning ${returning}`}`);
  return inserted.map(
    (row) =>
      Object.fromEntries(
        returned.map(([key, column]) => {
          const value = row[column.name];
          return [key, value === null ? null : column.mapFromDriverValue(value)];
        }),
      ) as Pick<InferSelectModel<T>, Wanted>,
  );
}
