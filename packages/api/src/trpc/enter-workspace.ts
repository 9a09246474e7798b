import type { Session } from "@parley/auth/sessions";
import type { CoreDeps } from "@parley/core/command";
import { listMemberships, type Membership } from "@parley/core/members";
import { DomainError } from "@parley/domain/errors";
import { mintScope, type WorkspaceScope } from "@parley/domain/scope";

/**
 * The gate of every workspace: membership and role are read anew each time (ASVS 8.3.2). Throws
 * `workspace.not_found`: one that the person does not belong to looks exactly like one that is not there.
 */
export async function enterWorkspace(request: {
  deps: Pick<CoreDeps, "db">;
  session: Session;
  workspaceSlug: string | null;
  requestId: string;
}): Promise<{ scope: WorkspaceScope; membership: Membership }> {
  const { deps, session, workspaceSlug, requestId } = request;
  const memberships = await listMemberships(deps.db, session.user.id);
  const membership = memberships.find(({ slug }) => slug === workspaceSlug);
  if (membership === undefined) {
    throw new DomainError("workspace.not_found", "unable to open the workspace; it does not exist");
  }
  const { workspaceId, role } = membership;
  const actor = { kind: "user", userId: session.user.id, role } as const;
  return { scope: mintScope({ workspaceId, actor, requestId }), membership };
}

/** The refusal of whoever is not signed in. */
export function notSignedIn(): DomainError {
  return new DomainError("auth.required", "unable to do this; you are not signed in. Log in first");
}
