import postgres from "postgres";

/** Who a URL signs in as. */
export type ConnectedRole = {
  name: string;
  /** It could bypass the walls between workspaces: superuser, role maker, owner, or exempt. */
  isPrivileged: boolean;
  /** It holds the rights that migrations grant to applications. */
  isMember: boolean;
};

/** Asks the server. Throws an Error of one sentence that names the variable, never the URL. */
export async function inspectRole(url: string, variable: string): Promise<ConnectedRole> {
  const sql = postgres(url, { max: 1, connect_timeout: 10, onnotice: () => undefined });
  try {
    const [role] = await sql<ConnectedRole[]>`
      select rolname as name,
        rolsuper or rolcreaterole or rolbypassrls
          or pg_has_role(rolname, (select datdba from pg_database where datname = current_database()), 'member')
          as "isPrivileged",
        coalesce((select pg_has_role(r.rolname, g.oid, 'member') from pg_roles g where g.rolname = 'parley_app'), false)
          as "isMember"
      from pg_roles r where rolname = current_user`;
    if (role === undefined) throw new Error("the server does not know the role");
    return role;
  } catch (error) {
    throw new Error(`unable to use ${variable}; ${reasonOf(error)}`);
  } finally {
    await sql.end({ timeout: 5 });
  }
}

function reasonOf(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === "ECONNREFUSED" || code === "CONNECT_TIMEOUT" || code === "ENOTFOUND")
    return `no Postgres answers there (${code})`;
  return error instanceof Error ? error.message : "the server refused";
}
