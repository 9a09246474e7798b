import type { WorkspaceScope } from "@parley/domain/scope";

type Member = Extract<WorkspaceScope["actor"], { kind: "user" }>;

/** The signed-in member behind the scope. Only for what the permission table keeps for members. */
export function memberOf({ actor }: Pick<WorkspaceScope, "actor">): Member {
  if (actor.kind !== "user")
    throw new Error("only a member can do this; the permission lets others");
  return actor;
}
