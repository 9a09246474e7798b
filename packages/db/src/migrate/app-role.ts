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
    const name = quote(login.name);
    const password = `'${login.password.replaceAll("'", "''")}'`;
    const [found] = await sql`select 1 from pg_roles where rolname = ${login.name}`;
    await sql.unsafe(
      `${found === undefined ? "create" : "alter"} role ${name}
       login nosuperuser nobypassrls nocreatedb nocreaterole password ${password}`,
    );
    await sql.unsafe(`grant parley_app to ${name}`);
  } finally {
    await sql.end({ timeout: 5 });
  }
  const url = new URL(adminUrl);
  url.username = encodeURIComponent(login.name);
  url.password = encodeURIComponent(login.password);
  return url.toString();
}

function quote(identifier: string): string {
  return `"${identifier.replaceAll('"', '""')}"`;
}
