import type { Database } from "@parley/db/client";
import { members, users, workspaces } from "@parley/db/schema";
import { inUser } from "@parley/db/scope";
import { DomainError } from "@parley/domain/errors";
import type { UserId, WorkspaceId } from "@parley/domain/ids";
import type { Role } from "@parley/domain/permissions";
import { and, asc, eq } from "drizzle-orm";
import { type QueryContext, query } from "../command/index.ts";

export type Membership = { workspaceId: WorkspaceId; slug: string; name: string; role: Role };

/** The workspaces a person belongs to, by name, with their role in each. */
export function listMemberships(db: Database, userId: UserId): Promise<Membership[]> {
  return inUser(db, userId, (tx) =>
    tx
      .select({
        workspaceId: members.workspaceId,
        slug: workspaces.slug,
        name: workspaces.name,
        role: members.role,
      })
      .from(members)
      .innerJoin(workspaces, eq(workspaces.id, members.workspaceId))
      .where(eq(members.userId, userId))
      .orderBy(asc(workspaces.name), asc(workspaces.id)),
  );
}

export type MemberView = { userId: UserId; fullName: string; role: Role };

/** The workspace's people, by name. */
export const listMembers = query(
  "member.view",
  ({ tx, scope }: QueryContext): Promise<MemberView[]> =>
    tx
      .select({ userId: members.userId, fullName: users.fullName, role: members.role })
      .from(members)
      .innerJoin(users, eq(users.id, members.userId))
      .where(eq(members.workspaceId, scope.workspaceId))
      .orderBy(asc(users.fullName), asc(users.id)),
);

/** The member's name. Throws `member.not_found` for everybody else. */
export async function getMemberName(
  { tx, scope }: Pick<QueryContext, "tx" | "scope">,
  userId: UserId,
): Promise<string> {
  const [member] = await tx
    .select({ name: users.fullName })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(and(eq(members.workspaceId, scope.workspaceId), eq(members.userId, userId)));
  if (member !== undefined) return member.name;
  throw new DomainError(
    "member.not_found",
    "unable to find this person; they are not a member of the workspace",
  );
}
