import type { QueryClient } from "@tanstack/react-query";
import type { InboxApi } from "./inbox-api.ts";
import type { InboxKeys } from "./inbox-keys.ts";
import type { ConversationId, MessageCursor, MessageView } from "./inbox-views.ts";
import {
  addPending,
  applyChanges,
  confirmPending,
  dropPending,
  failPending,
  prependPage,
  reloadThread,
  type ThreadState,
  threadOf,
} from "./messages-state.ts";
import { sendFailureOf } from "./send-failure.ts";

export type ThreadActions = {
  load(id: ConversationId): Promise<ThreadState>;
  loadEarlier(id: ConversationId): Promise<void>;
  /** The version the loaded thread is at. */
  version(id: ConversationId): number;
  /** Fetches and applies what changed after the version; resolves to the version reached. */
  fetchChanges(id: ConversationId, sinceVersion: number): Promise<number>;
  /** Shows the text at once and sends it; one at a time, so that texts keep their order. */
  send(id: ConversationId, message: { clientMessageId: string; text: string; at: Date }): void;
  drop(id: ConversationId, clientMessageId: string): void;
};

/** What a thread does with the server; its state is the query cache. */
export function createThreadActions(options: {
  api: InboxApi;
  cache: QueryClient;
  keys: InboxKeys;
  self: { id: string; fullName: string };
}): ThreadActions {
  const { api, cache, keys, self } = options;
  const lines = new Map<ConversationId, Promise<void>>();
  const get = (id: ConversationId) => cache.getQueryData<ThreadState>(keys.thread(id));
  const update = (id: ConversationId, change: (thread: ThreadState) => ThreadState) =>
    cache.setQueryData<ThreadState>(keys.thread(id), (thread) => thread && change(thread));

  const sendNow = async (id: ConversationId, clientMessageId: string, text: string) => {
    try {
      const input = { conversationId: id, clientMessageId, text };
      const sent = withAuthor(await api.messages.sendText.mutate(input), self);
      update(id, (thread) => confirmPending(thread, sent));
    } catch (error) {
      update(id, (thread) => failPending(thread, clientMessageId, sendFailureOf(error)));
    }
  };

  return {
    async load(id) {
      const page = await api.messages.list.query({ conversationId: id });
      const known = get(id);
      return known === undefined ? threadOf(page) : reloadThread(known, page);
    },
    async loadEarlier(id) {
      const before = cursorOf(get(id)?.messages[0]);
      if (before === null) return;
      const page = await api.messages.list.query({ conversationId: id, before });
      update(id, (thread) => prependPage(thread, page));
    },
    version: (id) => get(id)?.version ?? 0,
    async fetchChanges(id, sinceVersion) {
      const changes = await api.messages.changes.query({ conversationId: id, sinceVersion });
      if (changes.hasMore) {
        const page = await api.messages.list.query({ conversationId: id });
        update(id, (thread) => reloadThread(thread, page));
        return page.version;
      }
      update(id, (thread) => applyChanges(thread, changes));
      return changes.version;
    },
    send(id, { clientMessageId, text, at }) {
      update(id, (thread) => addPending(thread, { clientMessageId, text, at, failure: null }));
      const before = lines.get(id) ?? Promise.resolve();
      lines.set(
        id,
        before.then(() => sendNow(id, clientMessageId, text)),
      );
    },
    drop: (id, clientMessageId) => {
      update(id, (thread) => dropPending(thread, clientMessageId));
    },
  };
}

function cursorOf(message: MessageView | undefined): MessageCursor | null {
  if (message === undefined) return null;
  const { at, position, sequence } = message;
  return { at, position, sequence };
}

// The answer to a send does not name its author: it is the person who sent it.
function withAuthor(message: MessageView, self: { id: string; fullName: string }): MessageView {
  const { author } = message;
  return author?.id === self.id
    ? { ...message, author: { ...author, name: self.fullName } }
    : message;
}
