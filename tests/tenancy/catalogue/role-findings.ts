import type { Sql } from "@parley/db/client";
import { addOnlyTables } from "./exceptions.ts";

const group = "parley_app";

/** Powers of the application's roles, and code of the database, that would go around the wall. */
export async function roleFindings(sql: Sql): Promise<string[]> {
  const found = await Promise.all([
    powerfulRoles(sql),
    ownedThings(sql),
    otherMemberships(sql),
    definerFunctions(sql),
    invokerlessViews(sql),
    excessiveGrants(sql),
  ]);
  return found.flat();
}

/** The group role and every login that is in it. */
const appRoles = (sql: Sql) => sql`
  select r.oid from pg_roles r
  where r.rolname = ${group}
    or r.oid in (select member from pg_auth_members where roleid = ${group}::regrole)`;

async function powerfulRoles(sql: Sql): Promise<string[]> {
  const rows = await sql<{ name: string }[]>`
    select rolname as name from pg_roles
    where oid in (${appRoles(sql)})
      and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)`;
  return rows.map(({ name }) => `${name}: has powers an application must not have`);
}

async function ownedThings(sql: Sql): Promise<string[]> {
  const rows = await sql<{ name: string }[]>`
    select c.relname::text as name from pg_class c where c.relowner in (${appRoles(sql)})
    union all select p.proname::text from pg_proc p where p.proowner in (${appRoles(sql)})
    union all select n.nspname::text from pg_namespace n where n.nspowner in (${appRoles(sql)})
    union all select d.datname::text from pg_database d
      where d.datname = current_database() and d.datdba in (${appRoles(sql)})`;
  return rows.map(({ name }) => `${name}: belongs to a role of the application`);
}

async function otherMemberships(sql: Sql): Promise<string[]> {
  const rows = await sql<{ name: string; other: string }[]>`
    select m.member::regrole::text as name, m.roleid::regrole::text as other
    from pg_auth_members m
    where m.member in (${appRoles(sql)}) and m.roleid <> ${group}::regrole`;
  return rows.map(({ name, other }) => `${name}: is also a member of ${other}`);
}

async function definerFunctions(sql: Sql): Promise<string[]> {
  const rows = await sql<{ name: string }[]>`
    select p.proname as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where p.prosecdef and n.nspname !~ '^pg_|^information_schema$'`;
  return rows.map(({ name }) => `${name}: a function that runs with its owner's rights`);
}

async function invokerlessViews(sql: Sql): Promise<string[]> {
  const rows = await sql<{ name: string }[]>`
    select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'v' and n.nspname !~ '^pg_|^information_schema$'
      and not coalesce(c.reloptions, '{}') && array['security_invoker=true', 'security_invoker=on']`;
  return rows.map(({ name }) => `${name}: a view that reads with its owner's rights`);
}

async function excessiveGrants(sql: Sql): Promise<string[]> {
  const never = ["TRUNCATE", "REFERENCES", "TRIGGER"];
  const rows = await sql<{ name: string; privilege: string }[]>`
    select c.relname as name, p.privilege
    from pg_class c, pg_roles r, unnest(${[...never, "UPDATE", "DELETE"]}::text[]) as p (privilege)
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
      and r.oid in (${appRoles(sql)}) and has_table_privilege(r.oid, c.oid, p.privilege)
      and (p.privilege = any(${never}) or c.relname = any(${[...addOnlyTables]}))
    union
    select n.nspname, 'CREATE' from pg_namespace n, pg_roles r
    where n.nspname !~ '^pg_' and r.oid in (${appRoles(sql)})
      and has_schema_privilege(r.oid, n.oid, 'CREATE')
    order by 1, 2`;
  return rows.map(({ name, privilege }) => `${name}: the application may ${privilege}`);
}
