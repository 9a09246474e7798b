import type { Sql } from "@parley/db/client";
import type { TenantTable } from "./tenant-tables.ts";

/** A hash over every row of the workspace and of its people's accounts, table by table. */
export async function checksumOf(
  admin: Sql,
  tables: readonly TenantTable[],
  workspaceId: string,
): Promise<Record<string, string>> {
  const people = `(select user_id from members where workspace_id = '${workspaceId}')`;
  const parts = [
    ...tables.map(({ name, column }) => hashOf(name, `${column} = '${workspaceId}'`)),
    hashOf("users", `id in ${people}`),
    hashOf("sessions", `user_id in ${people}`),
  ];
  const rows = await admin.unsafe<{ name: string; hash: string }[]>(parts.join(" union all "));
  return Object.fromEntries(rows.map(({ name, hash }) => [name, hash]));
}

function hashOf(table: string, where: string): string {
  return `select '${table}' as name,
    count(*) || ':' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as hash
    from ${table} t where ${where}`;
}
