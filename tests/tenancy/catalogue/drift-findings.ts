import type { Sql } from "@parley/db/client";
import * as schema from "@parley/db/schema";
import { is } from "drizzle-orm";
import { getTableConfig, PgTable } from "drizzle-orm/pg-core";

/** Differences between the tables the code believes in and those the migrations made. */
export async function driftFindings(sql: Sql): Promise<string[]> {
  const believed = believedColumns();
  const real = await realColumns(sql);
  const missing = believed.filter((column) => !real.includes(column));
  const surplus = real.filter((column) => !believed.includes(column));
  return [
    ...missing.map((column) => `${column}: in the code, not in the database`),
    ...surplus.map((column) => `${column}: in the database, not in the code`),
  ];
}

function believedColumns(): string[] {
  const tables = Object.values(schema).filter((value) => is(value, PgTable));
  return tables.flatMap((table) => {
    const { name, columns } = getTableConfig(table);
    return columns.map((column) => {
      const type = column.getSQLType().replace("timestamp (", "timestamp(");
      return describe(name, column.name, type, column.notNull);
    });
  });
}

async function realColumns(sql: Sql): Promise<string[]> {
  const rows = await sql<{ table: string; name: string; type: string; notNull: boolean }[]>`
    select c.relname as table, a.attname as name, a.attnotnull as "notNull",
      format_type(a.atttypid, a.atttypmod) || coalesce(' collate ' || quote_ident(o.collname), '') as type
    from pg_attribute a join pg_class c on c.oid = a.attrelid
    left join pg_collation o on o.oid = a.attcollation and o.collname <> 'default'
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
      and a.attnum > 0 and not a.attisdropped`;
  return rows.map((row) => describe(row.table, row.name, row.type, row.notNull));
}

function describe(table: string, name: string, type: string, notNull: boolean): string {
  return `${table}.${name} ${type}${notNull ? " not null" : ""}`;
}
