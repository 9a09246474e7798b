import type { Sql } from "@parley/db/client";
import type { TenantTable } from "./tenant-tables.ts";

/** Texts that must stay what they are, because code reads them. */
const unmarked: Readonly<Record<string, string>> = {
  "message_reactions.author": "contact or business",
  "status_events.status": "a provider's word",
  "messages.content": "the product's own texts carry the canary",
  "conversation_events.data": "what happened, in ids and the product's own words",
  "conversations.pace": "numbers alone, by which sending waits its turn",
  "media.mime_type": "says what kind of message a file can be",
  "templates.definition": "the product's own texts carry the canary",
  "messages.status_state": "the provider's error titles carry the canary",
  "views.filter": "a choice of words from fixed lists, and ids",
  "dead_letters.element": "the foreign message carries the canary",
  "numbers.verify_token_hash": "a hash; the token is a planted secret",
  "workspace_keys.kid": "names the key-encryption key",
  "workspaces.slug": "a mark by itself",
};

type TextColumn = { table: string; column: string; name: string; type: string };

/** Writes the canary into every text column of the workspace's rows, however the row came to be. */
export async function plantCanaries(
  admin: Sql,
  tables: readonly TenantTable[],
  workspaceId: string,
  canary: string,
): Promise<void> {
  for (const { table, column, name, type } of await textColumns(admin, tables)) {
    if (unmarked[name] !== undefined) continue;
    const mine = `${ownerColumn(tables, table)} = '${workspaceId}'`;
    const mark = type === "jsonb" ? `jsonb_build_object('mark', '${canary}')` : `'${canary}'`;
    const filled = await admin.unsafe(
      `update ${table} set ${column} = ${column} || ${mark} where ${mine} and ${column} is not null`,
    );
    if (filled.count > 0) continue;
    const one = `ctid = (select ctid from ${table} where ${mine} limit 1)`;
    await admin.unsafe(`update ${table} set ${column} = ${mark} where ${one}`);
  }
}

/** Text columns in which no row of the workspace shows the canary, those above included. */
export async function columnsWithoutCanary(
  admin: Sql,
  tables: readonly TenantTable[],
  workspaceId: string,
  canary: string,
): Promise<string[]> {
  const missing: string[] = [];
  for (const { table, column, name } of await textColumns(admin, tables)) {
    const [row] = await admin.unsafe(
      `select 1 from ${table} where ${ownerColumn(tables, table)} = '${workspaceId}'
       and ${column}::text like '%${canary}%' limit 1`,
    );
    if (row === undefined) missing.push(name);
  }
  return missing;
}

/** Everything by which an answer would betray the workspace: its canary, names, addresses and ids. */
export async function marksOf(
  admin: Sql,
  tables: readonly TenantTable[],
  workspaceId: string,
  canary: string,
): Promise<string[]> {
  const columns = await columnsOf(admin, tables, ["uuid"]);
  const ids = columns.map(
    ({ table, column }) =>
      `select ${column}::text as mark from ${table}
       where ${ownerColumn(tables, table)} = '${workspaceId}' and ${column} is not null`,
  );
  const rows = await admin.unsafe<{ mark: string }[]>(
    `${ids.join(" union ")}
     union select slug from workspaces where id = '${workspaceId}'
     union select email from users
       where id in (select user_id from members where workspace_id = '${workspaceId}')`,
  );
  return [canary, ...rows.map(({ mark }) => mark)];
}

/** The marks that stand in the text. */
export function marksIn(text: string, marks: readonly string[]): string[] {
  return marks.filter((mark) => text.includes(mark));
}

/** Texts that can hold any words: those bound to a list by a check constraint cannot. */
async function textColumns(admin: Sql, tables: readonly TenantTable[]): Promise<TextColumn[]> {
  const columns = await columnsOf(admin, tables, ["text", "jsonb", "json", "character varying"]);
  const bound = await admin<{ name: string }[]>`
    select c.relname || '.' || a.attname as name
    from pg_constraint k join pg_class c on c.oid = k.conrelid
    join pg_attribute a on a.attrelid = c.oid and a.attnum = any(k.conkey)
    where k.contype = 'c' and c.relnamespace = 'public'::regnamespace`;
  return columns.filter(({ name }) => !bound.some((one) => one.name === name));
}

async function columnsOf(
  admin: Sql,
  tables: readonly TenantTable[],
  types: readonly string[],
): Promise<TextColumn[]> {
  return admin<TextColumn[]>`
    select table_name as table, column_name as column, table_name || '.' || column_name as name,
      data_type as type
    from information_schema.columns
    where table_schema = 'public' and data_type = any(${types as string[]})
      and table_name = any(${tables.map(({ name }) => name)})
    order by 1, 2`;
}

function ownerColumn(tables: readonly TenantTable[], table: string): string {
  return tables.find(({ name }) => name === table)?.column ?? "workspace_id";
}
