import type { Role } from "@parley/domain/permissions";

const names: Record<Role, string> = { owner: "Owner", admin: "Admin", agent: "Agent" };

/** A role as people read it. */
export function roleName(role: Role): string {
  return names[role];
}
