import type { ConversationId } from "@parley/domain/ids";
import { readFilter } from "../features/inbox/list/filter-address.ts";
import type { Api } from "./load-context.server.ts";

/** What the inbox shows at first: the list that the address asks for, and the conversation that is open. */
export async function loadInbox(
  api: Api,
  { searchParams }: URL,
  conversationId: ConversationId | null,
) {
  const filter = readFilter(searchParams);
  const [list, counts, views, numbers, open] = await Promise.all([
    api.conversations.list({ filter }),
    api.conversations.counts({ filter }),
    api.views.list(),
    api.workspace.numbers(),
    conversationId === null ? null : loadThread(api, conversationId),
  ]);
  return { filter, list, counts, views, numbers, open };
}

export type InboxData = Awaited<ReturnType<typeof loadInbox>>;

async function loadThread(api: Api, conversationId: ConversationId) {
  const [conversation, messages] = await Promise.all([
    api.conversations.get({ conversationId }),
    api.messages.list({ conversationId }),
  ]);
  return { conversation, messages };
}
