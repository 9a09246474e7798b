import { getTableColumns, type InferSelectModel, type SQL, sql } from "drizzle-orm";
import type { PgColumn, PgTable } from "drizzle-orm/pg-core";

/**
 * Rows as one jsonb parameter, read by `jsonb_to_recordset`. A statement built on it has the same
 * text for one row and for a thousand, so it is prepared once and planned once.
 */
export function recordSet<T extends PgTable>(
  table: T,
  rows: readonly Partial<InferSelectModel<T>>[],
  keys: readonly (keyof InferSelectModel<T> & string)[],
): SQL {
  const columns = pickColumns(table, keys);
  const types = columns.map(([, column]) => sql`${sql.identifier(column.name)} ${sqlType(column)}`);
  const json = JSON.stringify(
    rows.map((row) =>
      Object.fromEntries(
        columns.map(([key, column]) => [column.name, toJson(column, row[key as keyof typeof row])]),
      ),
    ),
  );
  return sql`jsonb_to_recordset(${json}::jsonb) as r (${sql.join(types, sql`, `)})`;
}

export function pickColumns<T extends PgTable>(
  table: T,
  keys: readonly string[],
): [string, PgColumn][] {
  const columns: Record<string, PgColumn> = getTableColumns(table);
  return keys.map((key) => {
    const column = columns[key];
    if (column === undefined) throw new Error(`the table has no column ${key}`);
    return [key, column];
  });
}

/** Only types that the schema itself names reach this point. */
function sqlType(column: PgColumn): SQL {
  return sql.raw(column.getSQLType());
}

function toJson(column: PgColumn, value: unknown): unknown {
  if (value === undefined || value === null) return null;
  if (column.getSQLType() === "jsonb" || Array.isArray(value)) return value;
  if (Buffer.isBuffer(value)) return `\\x${value.toString("hex")}`;
  return column.mapToDriverValue(value);
}
