import { fileURLToPath } from "node:url";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate as runMigrations } from "drizzle-orm/postgres-js/migrator";
import postgres from "postgres";

const migrationsFolder = fileURLToPath(new URL("../../migrations", import.meta.url));
const lockId = 7_265_001;

/**
 * Brings the database to the newest schema; safe to run at once from several processes.
 * `adminUrl` needs a role that may create tables here and, the first time, roles.
 * Returns the hashes of the migrations it applied.
 */
export async function migrate(adminUrl: string): Promise<{ applied: string[] }> {
  const sql = postgres(adminUrl, { max: 1, onnotice: () => undefined });
  try {
    await refuseOldServer(sql);
    await sql`select pg_advisory_lock(${lockId})`;
    await createGroupRole(sql);
    const before = await appliedHashes(sql);
    await runMigrations(drizzle(sql), { migrationsFolder });
    const after = await appliedHashes(sql);
    return { applied: after.filter((hash) => !before.includes(hash)) };
  } finally {
    await sql.end({ timeout: 5 });
  }
}

async function refuseOldServer(sql: postgres.Sql): Promise<void> {
  const [row] = await sql<{ version: number }[]>`
    select current_setting('server_version_num')::int as version`;
  if (row === undefined || row.version < 150_000) {
    throw new Error("unable to migrate; Postgres 15 or newer is needed");
  }
}

/** Roles belong to the cluster, not to the database, so migrations cannot create them. */
async function createGroupRole(sql: postgres.Sql): Promise<void> {
  await sql`
    do $$ begin
      if not exists (select from pg_roles where rolname = 'parley_app') then
        create role parley_app nologin nosuperuser nobypassrls;
      end if;
    exception when duplicate_object or unique_violation then null;
    end $$`;
}

async function appliedHashes(sql: postgres.Sql): Promise<string[]> {
  const [found] = await sql`select to_regclass('drizzle.__drizzle_migrations') as name`;
  if (found?.name === null) return [];
  const rows = await sql<{ hash: string }[]>`select hash from drizzle.__drizzle_migrations`;
  return rows.map((row) => row.hash);
}
