import { type Database, pgConstraint, pgErrorCode, uniqueViolation } from "@parley/db/client";
import { auditEntries, members, users, workspaces } from "@parley/db/schema";
import { inWorkspace } from "@parley/db/scope";
import { DomainError } from "@parley/domain/errors";
import { type MemberId, newId, type UserId, type WorkspaceId } from "@parley/domain/ids";
import { mintScope } from "@parley/domain/scope";
import { v7 } from "uuid";

export type SignUp = {
  fullName: string;
  email: string;
  passwordHash: string;
  company: string;
  slug: string;
};

/**
 * A new person with a new workspace, of which they are the owner, all or nothing. The one change
 * that has no scope yet: it makes the workspace it then works in.
 */
export async function createWorkspaceWithOwner(
  db: Database,
  input: SignUp,
): Promise<{ userId: UserId; workspaceId: WorkspaceId }> {
  const userId = newId<UserId>();
  const workspaceId = newId<WorkspaceId>();
  const scope = mintScope({ workspaceId, actor: { kind: "user", userId, role: "owner" } });
  try {
    await inWorkspace(db, scope, async (tx) => {
      const { email, fullName, passwordHash } = input;
      await tx.insert(users).values({ id: userId, email, fullName, passwordHash });
      await tx
        .insert(workspaces)
        .values({ id: workspaceId, slug: input.slug, name: input.company });
      await tx
        .insert(members)
        .values({ workspaceId, id: newId<MemberId>(), userId, role: "owner" });
      await tx.insert(auditEntries).values({
        workspaceId,
        id: v7(),
        actorKind: "user",
        actorId: userId,
        action: "workspace.create",
        subjectKind: "workspace",
        subjectId: workspaceId,
      });
    });
  } catch (error) {
    throw takenName(error) ?? error;
  }
  return { userId, workspaceId };
}

function takenName(error: unknown): DomainError | null {
  if (pgErrorCode(error) !== uniqueViolation) return null;
  if (pgConstraint(error) === "users_email_key") {
    return new DomainError(
      "account.email_taken",
      "unable to sign up; this email already has an account. Log in instead",
    );
  }
  return new DomainError(
    "workspace.slug_taken",
    "unable to sign up; this workspace URL is taken. Choose another",
  );
}
