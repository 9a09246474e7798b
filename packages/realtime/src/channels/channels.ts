import type { ConversationId, UserId, WorkspaceId } from "@parley/domain/ids";

/** List-level changes of a workspace: which conversations changed. Every member attaches. */
export function inboxChannel(workspaceId: WorkspaceId): string {
  return `inbox:${workspaceId}`;
}

/** One conversation's changes, and presence of who looks at it. Attached while it is open. */
export function conversationChannel(workspaceId: WorkspaceId, id: ConversationId): string {
  return `conv:${workspaceId}:${id}`;
}

/** What concerns one person alone. */
export function userChannel(workspaceId: WorkspaceId, userId: UserId): string {
  return `user:${workspaceId}:${userId}`;
}

/** Health of the workspace's connections: owners and admins. */
export function operationsChannel(workspaceId: WorkspaceId): string {
  return `ops:${workspaceId}`;
}
