import type { Sql } from "@parley/db/client";
import {
  keysOutOfTheTenant,
  tablesWithoutWorkspace,
  uniqueAcrossWorkspaces,
} from "./exceptions.ts";

type Index = { name: string; table: string; isPrimary: boolean; first: string | null };
type ForeignKey = {
  name: string;
  table: string;
  target: string;
  columns: string[];
  targets: string[];
};

/** Keys through which a row could point, or clash, across workspaces (T-03, A-34). */
export async function keyFindings(sql: Sql): Promise<string[]> {
  const indexes = await readUniqueIndexes(sql);
  const foreignKeys = await readForeignKeys(sql);
  const keyless = await tablesWithoutPrimaryKey(sql);
  return [
    ...keyless.map((name) => `${name}: has no primary key`),
    ...indexes.filter(isOfTenant).flatMap(indexFindings),
    ...foreignKeys.filter(isOfTenant).flatMap(foreignKeyFindings),
  ];
}

function isOfTenant({ table }: { table: string }): boolean {
  return tablesWithoutWorkspace[table] === undefined;
}

function indexFindings({ name, table, isPrimary, first }: Index): string[] {
  if (first === (table === "workspaces" ? "id" : "workspace_id")) return [];
  if (isPrimary) return [`${table}: the primary key does not begin with the workspace`];
  if (uniqueAcrossWorkspaces[name] !== undefined) return [];
  return [`${name}: unique across workspaces, so one learns what another has`];
}

function foreignKeyFindings({ name, target, columns, targets }: ForeignKey): string[] {
  if (target === "workspaces") {
    return columns.join() === "workspace_id" ? [] : [`${name}: does not follow workspace_id`];
  }
  if (tablesWithoutWorkspace[target] !== undefined) {
    return keysOutOfTheTenant[name] === undefined ? [`${name}: leads out of the tenant`] : [];
  }
  const isComposite = columns.length > 1 && targets.length > 1;
  const isLed = columns[0] === "workspace_id" && targets[0] === "workspace_id";
  return isComposite && isLed ? [] : [`${name}: may point into another workspace`];
}

async function readUniqueIndexes(sql: Sql): Promise<Index[]> {
  return sql<Index[]>`
    select i.relname as name, t.relname as table, x.indisprimary as "isPrimary",
      a.attname as first
    from pg_index x
    join pg_class i on i.oid = x.indexrelid
    join pg_class t on t.oid = x.indrelid
    left join pg_attribute a on a.attrelid = t.oid and a.attnum = x.indkey[0]
    where t.relnamespace = 'public'::regnamespace and (x.indisunique or x.indisexclusion)
    order by 1`;
}

async function readForeignKeys(sql: Sql): Promise<ForeignKey[]> {
  return sql<ForeignKey[]>`
    select k.conname as name, t.relname as table, f.relname as target,
      array(select a.attname::text from unnest(k.conkey) with ordinality as c (num, at)
        join pg_attribute a on a.attrelid = k.conrelid and a.attnum = c.num order by c.at) as columns,
      array(select a.attname::text from unnest(k.confkey) with ordinality as c (num, at)
        join pg_attribute a on a.attrelid = k.confrelid and a.attnum = c.num order by c.at) as targets
    from pg_constraint k
    join pg_class t on t.oid = k.conrelid
    join pg_class f on f.oid = k.confrelid
    where k.contype = 'f' and t.relnamespace = 'public'::regnamespace
    order by 1`;
}

async function tablesWithoutPrimaryKey(sql: Sql): Promise<string[]> {
  const rows = await sql<{ name: string }[]>`
    select c.relname as name from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
      and not exists (select from pg_index x where x.indrelid = c.oid and x.indisprimary)`;
  return rows.map(({ name }) => name);
}
