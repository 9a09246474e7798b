import { sql } from "drizzle-orm";
import { pgPolicy, timestamp, uuid } from "drizzle-orm/pg-core";

/** The workspace of the running transaction, or null outside one: then no row is visible. */
export const currentWorkspace = sql`(select nullif(current_setting('app.workspace_id', true), '')::uuid)`;
export const currentUser = sql`(select nullif(current_setting('app.user_id', true), '')::uuid)`;
export const currentNumber = sql`(select nullif(current_setting('app.number_id', true), '')::uuid)`;
export const currentProviderId = sql`(select nullif(current_setting('app.provider_id', true), ''))`;
/** Set only by the worker's claim and the relay, on the tables that hold work but no content. */
const isClaiming = sql`(select current_setting('app.claim', true) = 'on')`;

/** The second wall: a row is seen and written only inside its own workspace's transaction. */
export function tenantPolicy() {
  return pgPolicy("tenant", {
    for: "all",
    using: sql`workspace_id = ${currentWorkspace}`,
    withCheck: sql`workspace_id = ${currentWorkspace}`,
  });
}

/** Work is found across workspaces, so the claim may see it too; it still cannot move it. */
export function claimPolicy() {
  return pgPolicy("claim", { for: "all", using: isClaiming, withCheck: isClaiming });
}

export function instant(name: string) {
  return timestamp(name, { withTimezone: true, precision: 3, mode: "date" });
}

export function workspaceId() {
  return uuid("workspace_id").$type<import("@parley/domain/ids").WorkspaceId>().notNull();
}
