import type { Sql } from "@parley/db/client";
import {
  extraPolicies,
  type Policy,
  tablesWithoutWorkspace,
  tenantPolicyOn,
} from "./exceptions.ts";

type Table = {
  name: string;
  schema: string;
  kind: string;
  hasWorkspace: boolean;
  isEnabled: boolean;
  isForced: boolean;
};

type PolicyRow = Policy & { table: string; name: string; permissive: string; roles: string };

/** Tables without a workspace, without row-level security, or with other policies than written down. */
export async function tableFindings(sql: Sql): Promise<string[]> {
  const tables = await readTables(sql);
  const policies = await readPolicies(sql);
  const tenant = tables.filter(({ name }) => tablesWithoutWorkspace[name] === undefined);
  const doors = Object.keys(extraPolicies)
    .filter((door) => !policies.some(({ table, name }) => `${table}.${name}` === door))
    .map((door) => `${door}: the policy is gone; remove its exception`);
  return [
    ...tables.flatMap(placeFindings),
    ...tenant.flatMap((table) => wallFindings(table, policies)),
    ...policies.flatMap(policyFindings),
    ...doors,
  ];
}

function placeFindings({ schema, name, kind }: Table): string[] {
  const known = schema === "public" || (schema === "drizzle" && name === "__drizzle_migrations");
  const findings = known ? [] : [`${schema}.${name}: a table outside the schema public`];
  if (kind !== "r") findings.push(`${name}: of a kind that row-level security does not bind`);
  return findings;
}

function wallFindings(table: Table, policies: readonly PolicyRow[]): string[] {
  const { name, schema, hasWorkspace, isEnabled, isForced } = table;
  if (schema !== "public") return [];
  const findings: string[] = [];
  if (!hasWorkspace && name !== "workspaces") findings.push(`${name}: has no workspace_id`);
  if (!isEnabled) findings.push(`${name}: row-level security is off`);
  if (!isForced) findings.push(`${name}: row-level security does not bind the owner`);
  if (!policies.some((policy) => policy.table === name && policy.name === "tenant")) {
    findings.push(`${name}: has no tenant policy`);
  }
  return findings;
}

function policyFindings(policy: PolicyRow): string[] {
  const { table, name, permissive, roles } = policy;
  const at = `${table}.${name}`;
  const column = table === "workspaces" ? "id" : "workspace_id";
  const wanted = name === "tenant" ? tenantPolicyOn(column) : extraPolicies[at];
  if (wanted === undefined) return [`${at}: a policy nobody wrote down`];
  const isSame =
    permissive === "PERMISSIVE" &&
    roles === "{public}" &&
    policy.command === wanted.command &&
    policy.using === wanted.using &&
    policy.check === wanted.check;
  return isSame ? [] : [`${at}: the policy is not the one written down`];
}

async function readTables(sql: Sql): Promise<Table[]> {
  return sql<Table[]>`
    select n.nspname as schema, c.relname as name, c.relkind as kind,
      c.relrowsecurity as "isEnabled", c.relforcerowsecurity as "isForced",
      exists (select from pg_attribute a where a.attrelid = c.oid
        and a.attname = 'workspace_id' and a.attnotnull and not a.attisdropped) as "hasWorkspace"
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p', 'm', 'f') and n.nspname !~ '^pg_|^information_schema$'
    order by 1, 2`;
}

async function readPolicies(sql: Sql): Promise<PolicyRow[]> {
  const rows = await sql<PolicyRow[]>`
    select tablename as table, policyname as name, permissive, roles::text, cmd as command,
      qual as using, with_check as check
    from pg_policies where schemaname = 'public' order by 1, 2`;
  const oneLine = (text: string) => text.replaceAll(/\s+/g, " ");
  return rows.map((row) => ({
    ...row,
    using: oneLine(row.using),
    check: row.check === null ? null : oneLine(row.check),
  }));
}
