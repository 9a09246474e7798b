import { ensureAppRole, migrate } from "@parley/db/migrate";
import { type ConnectedRole, inspectRole } from "./inspect-role.ts";

const appRole = "parley_local";

/** A migrated database. `appUrl` signs in as the application role, which owns nothing. */
export type OpenDatabase = { appUrl: string; adminUrl: string | null; applied: number };

/** Migrates the embedded server's database and makes the application role. */
export function openEmbedded(adminUrl: string, appRolePassword: string): Promise<OpenDatabase> {
  return openAsAdmin(adminUrl, { name: appRole, password: appRolePassword });
}

/**
 * Migrates a database of somebody else's. A URL whose role may do too much is taken for the
 * administrator's, and an application role is derived from it; a plain role needs `adminUrl` for
 * migrations. Throws an Error of one sentence without a password in it.
 */
export async function openExternal(
  given: { url: string; adminUrl: string | null },
  appRolePassword: string,
): Promise<OpenDatabase> {
  const role = await inspectRole(given.url, "DATABASE_URL");
  const adminUrl = given.adminUrl ?? (role.isPrivileged ? given.url : null);
  if (adminUrl === null) return openAsPlainRole(given.url, role);
  const login = role.isPrivileged
    ? { name: appRole, password: appRolePassword }
    : { name: role.name, password: decodeURIComponent(new URL(given.url).password) };
  if (given.adminUrl !== null) await inspectRole(given.adminUrl, "DATABASE_ADMIN_URL");
  return openAsAdmin(adminUrl, login);
}

async function openAsAdmin(adminUrl: string, login: { name: string; password: string }) {
  const { applied } = await migrate(adminUrl);
  const appUrl = await ensureAppRole(adminUrl, login);
  return { appUrl, adminUrl, applied: applied.length };
}

function openAsPlainRole(url: string, role: ConnectedRole): OpenDatabase {
  if (role.isMember) return { appUrl: url, adminUrl: null, applied: 0 };
  throw new Error(
    `unable to migrate; the role ${role.name} of DATABASE_URL may not create tables: set DATABASE_ADMIN_URL too`,
  );
}
