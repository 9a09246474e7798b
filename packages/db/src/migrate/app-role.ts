import { setTimeout as pause } from "node:timers/promises";
import postgres from "postgres";

/**
 * Creates or updates the login that applications use, a member of `parley_app` that owns nothing
 * and cannot bypass row-level security. Returns its URL on the same server and database.
 */
export async function ensureAppRole(
  adminUrl: string,
  login: { name: string; password: string },
): Promise<string> {
  const sql = postgres(adminUrl, { max: 1, onnotice: () => undefined });
  try {
    await untilAlone(() => writeRole(sql, login));
  } finally {
    await sql.end({ timeout: 5 });
  }
  const url = new URL(adminUrl);
  url.username = encodeURIComponent(login.name);
  url.password = encodeURIComponent(login.password);
  return url.toString();
}

async function writeRole(
  sql: postgres.Sql,
  login: { name: string; password: string },
): Promise<void> {
  const name = `"${login.name.replaceAll('"', '""')}"`;
  const password = `'${login.password.replaceAll("'", "''")}'`;
  const [found] = await sql`select 1 from pg_roles where rolname = ${login.name}`;
  await sql.unsafe(
    `${found === undefined ? "create" : "alter"} role ${name}
     login nosuperuser nobypassrls nocreatedb nocreaterole password ${password}`,
  );
  await sql.unsafe(`grant parley_app to ${name}`);
}

const tries = 10;
const pauseMs = 50;

/** A role belongs to the whole cluster, and two writers of it at once make one of them fail. */
async function untilAlone(work: () => Promise<void>): Promise<void> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await work();
    } catch (error) {
      if (tried === tries || !isCollision(error)) throw error;
      await pause(pauseMs * Math.random() * tried);
    }
  }
}

function isCollision(error: unknown): boolean {
  if (!(error instanceof postgres.PostgresError)) return false;
  const concurrentUpdate = "XX000";
  const uniqueViolation = "23505";
  const duplicateObject = "42710";
  return [concurrentUpdate, uniqueViolation, duplicateObject].includes(error.code);
}
