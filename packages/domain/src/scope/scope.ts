import type { NumberId, UserId, WorkspaceId } from "../ids/index.ts";
import type { Holder, Role } from "../permissions/index.ts";

export type Actor =
  | { readonly kind: "user"; readonly userId: UserId; readonly role: Role }
  | { readonly kind: "provider"; readonly numberId: NumberId }
  | { readonly kind: "system"; readonly name: string };

declare const minted: unique symbol;

/**
 * Proof that the actor may work in this workspace. It cannot be built from input: only the gates
 * listed in the scope check of the architecture tests may call `mintScope`.
 */
export type WorkspaceScope = {
  readonly workspaceId: WorkspaceId;
  readonly actor: Actor;
  readonly requestId: string | null;
  readonly [minted]: true;
};

/** Mints a scope. Callers are the named gates only (house law 2). */
export function mintScope(input: {
  workspaceId: WorkspaceId;
  actor: Actor;
  requestId?: string | null;
}): WorkspaceScope {
  const { workspaceId, actor, requestId = null } = input;
  return { workspaceId, actor, requestId } as WorkspaceScope;
}

/** The permission holder behind a scope: the member's role, the provider or the system. */
export function holderOf(scope: WorkspaceScope): Holder {
  return scope.actor.kind === "user" ? scope.actor.role : scope.actor.kind;
}
