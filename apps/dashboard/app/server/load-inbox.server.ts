import type { ConversationId } from "@parley/domain/ids";
import type { Api } from "./load-context.server.ts";

/** What the inbox shows at first: the newest conversations, and the one that is open. */
export async function loadInbox(api: Api, conversationId: ConversationId | null) {
  const [list, numbers, open] = await Promise.all([
    api.conversations.list({}),
    api.workspace.numbers(),
    conversationId === null ? null : loadThread(api, conversationId),
  ]);
  return { list, numbers, open };
}

export type InboxData = Awaited<ReturnType<typeof loadInbox>>;

async function loadThread(api: Api, conversationId: ConversationId) {
  const [conversation, messages] = await Promise.all([
    api.conversations.get({ conversationId }),
    api.messages.list({ conversationId }),
  ]);
  return { conversation, messages };
}
