import type { Sql } from "@parley/db/client";

/** A table whose rows each belong to a workspace, and the column that says to which. */
export type TenantTable = { name: string; column: "workspace_id" | "id" };

/** Read from the database itself, so that a new table is in every test the day it appears. */
export async function tenantTables(sql: Sql): Promise<TenantTable[]> {
  const rows = await sql<{ name: string }[]>`
    select c.relname as name from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'workspace_id' and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
    order by c.relname`;
  const named = rows.map(({ name }): TenantTable => ({ name, column: "workspace_id" }));
  return [...named, { name: "workspaces", column: "id" }];
}
