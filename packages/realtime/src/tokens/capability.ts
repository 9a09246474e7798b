import type { UserId, WorkspaceId } from "@parley/domain/ids";
import type { Role } from "@parley/domain/permissions";
import { inboxChannel, operationsChannel, userChannel } from "../channels/index.ts";

export type Capability = Record<string, ("subscribe" | "presence")[]>;

/**
 * What a member's token allows: listening to the workspace, presence in its conversations.
 * Nobody's browser publishes or reads history; all writes and the past go through the API.
 */
export function capabilityOf(
  workspaceId: WorkspaceId,
  { userId, role }: { userId: UserId; role: Role },
): Capability {
  const capability: Capability = {
    [inboxChannel(workspaceId)]: ["subscribe"],
    [`conv:${workspaceId}:*`]: ["subscribe", "presence"],
    [userChannel(workspaceId, userId)]: ["subscribe"],
  };
  if (role !== "agent") capability[operationsChannel(workspaceId)] = ["subscribe"];
  return capability;
}
