/** Where the catalogue may differ from the rule, each with the reason. Nothing else may. */

export const tablesWithoutWorkspace: Readonly<Record<string, string>> = {
  users: "a person may belong to several workspaces",
  sessions: "belongs to a person, not to a workspace",
};

const setting = (name: string) =>
  `( SELECT (NULLIF(current_setting('app.${name}'::text, true), ''::text))::uuid AS "nullif")`;
const providerId = `( SELECT NULLIF(current_setting('app.provider_id'::text, true), ''::text) AS "nullif")`;
const claiming = "( SELECT (current_setting('app.claim'::text, true) = 'on'::text))";

export type Policy = { command: string; using: string; check: string | null };

/** The second wall, as Postgres says it back. `column` says to whom a row belongs. */
export function tenantPolicyOn(column: string): Policy {
  const mine = `(${column} = ${setting("workspace_id")})`;
  return { command: "ALL", using: mine, check: mine };
}

const claim: Policy = { command: "ALL", using: claiming, check: claiming };

/** Doors in the second wall, by "table.policy". */
export const extraPolicies: Readonly<Record<string, Policy & { because: string }>> = {
  "jobs.claim": { ...claim, because: "the worker finds work of every workspace" },
  "outbox.claim": { ...claim, because: "the relay tells changes of every workspace" },
  "list_streams.claim": { ...claim, because: "the relay counts every workspace's stream" },
  "members.own_memberships": {
    command: "SELECT",
    using: `(user_id = ${setting("user_id")})`,
    check: null,
    because: "one sees where one belongs before choosing a workspace",
  },
  "workspaces.own_memberships": {
    command: "SELECT",
    using: `(id IN ( SELECT members.workspace_id FROM members WHERE (members.user_id = ${setting("user_id")})))`,
    check: null,
    because: "one sees the names of the workspaces one belongs to",
  },
  "numbers.webhook_endpoint": {
    command: "SELECT",
    using: `(id = ${setting("number_id")})`,
    check: null,
    because: "the webhook's URL names a number before its workspace is known",
  },
  "numbers.platform_app": {
    command: "SELECT",
    using: `((provider = 'meta'::text) AND is_active AND ((${providerId} = provider_number_id) OR (${providerId} = provider_account_id)))`,
    check: null,
    because: "what comes to the platform's own Meta app names a number by Meta's ids alone",
  },
};

/** Unique indexes that do not begin with the workspace. */
export const uniqueAcrossWorkspaces: Readonly<Record<string, string>> = {
  numbers_id_key: "the id stands in the webhook's URL, before the workspace is known",
  numbers_active_provider_number_key: "a number is connected to one workspace at a time (T-12)",
  workspaces_slug_key: "the slug is the workspace's address",
};

/** Foreign keys of tenant tables that lead out of the tenant. */
export const keysOutOfTheTenant: Readonly<Record<string, string>> = {
  members_user_id_users_id_fk: "a person exists outside any workspace",
};

/** Tables the application may add to and read, never change. */
export const addOnlyTables: readonly string[] = ["audit_entries"];
