import { conversationChannel, inboxChannel, userChannel } from "@parley/realtime/channels";
import { maxNamedConversations } from "@parley/realtime/events";
import type { Publication } from "@parley/realtime/publisher";
import type { ChangeBatch } from "./take-changes.ts";

/**
 * What a batch tells: each changed conversation its new version, and the workspace's list which
 * conversations changed; a member whose notifications changed is told so alone. The ids repeat if the batch is published again, so Ably drops the copy.
 */
export function publicationsOf({
  workspaceId,
  listSequence,
  changes,
  userIds,
}: ChangeBatch): Publication[] {
  const ids = changes.map(({ conversationId }) => conversationId);
  const list: Publication = {
    channel: inboxChannel(workspaceId),
    id: `${workspaceId}-${listSequence}`,
    event: {
      v: 1,
      type: "list.changed",
      sequence: listSequence,
      conversationIds: ids.length > maxNamedConversations ? null : ids,
    },
  };
  const conversations = changes.map(
    ({ conversationId, version }): Publication => ({
      channel: conversationChannel(workspaceId, conversationId),
      id: `${conversationId}-${version}`,
      event: { v: 1, type: "conversation.changed", conversationId, version },
    }),
  );
  const personal = [...new Set(userIds)].map(
    (userId): Publication => ({
      channel: userChannel(workspaceId, userId),
      id: `${userId}-${listSequence}`,
      event: { v: 1, type: "notifications.changed" },
    }),
  );
  return [...conversations, ...personal, list];
}
