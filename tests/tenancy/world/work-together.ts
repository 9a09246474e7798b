import { assignConversation, saveView } from "@parley/core/conversations";
import type { Database } from "@parley/db/client";
import { everythingOpen } from "@parley/domain/conversations";
import type { ConversationId, ViewId } from "@parley/domain/ids";
import type { TestWorkspace } from "@parley/testkit/factories";

/** The agent has the conversation, and a view of the list that all may use. */
export async function workTogether(
  db: Database,
  workspace: TestWorkspace,
  conversationId: ConversationId,
  canary: string,
): Promise<ViewId> {
  const deps = { db, wake: () => undefined };
  const agent = workspace.as("agent");
  const assigneeId = workspace.users.agent.id;
  await assignConversation(deps, agent, { conversationId, assigneeId, expectedAssigneeId: null });
  const filter = { ...everythingOpen, isUnread: true };
  return saveView(deps, agent, { name: `Waiting ${canary}`, isShared: true, filter });
}
