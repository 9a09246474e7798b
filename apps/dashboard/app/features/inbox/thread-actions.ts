import type { MessageId } from "@parley/domain/ids";
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
  type Outgoing,
  prependPage,
  reloadThread,
  type ThreadState,
  threadOf,
} from "./messages-state.ts";
import type { Decision, SendApi } from "./send-api.ts";
import { sendFailureOf } from "./send-failure.ts";

export type ThreadActions = {
  load(id: ConversationId): Promise<ThreadState>;
  loadEarlier(id: ConversationId): Promise<void>;
  /** The version the loaded thread is at. */
  version(id: ConversationId): number;
  /** Fetches and applies what changed after the version; resolves to the version reached, the last where it was deleted. */
  fetchChanges(id: ConversationId, sinceVersion: number): Promise<number>;
  /** Shows the message at once and sends it; one at a time, so that they keep their order. */
  send(id: ConversationId, message: Outgoing): void;
  drop(id: ConversationId, clientMessageId: string): void;
  /** Puts our reaction on a message, null takes it away; throws what the server answers. */
  react(id: ConversationId, messageId: MessageId, emoji: string | null): Promise<void>;
  /** A new attempt at a message that failed (F-36); throws what the server answers. */
  retry(id: ConversationId, messageId: MessageId): Promise<void>;
  /** What a person says of a message nobody confirmed; throws what the server answers. */
  settle(id: ConversationId, messageId: MessageId, decision: Decision): Promise<void>;
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

  const take = (id: ConversationId, message: MessageView) =>
    update(id, (thread) => confirmPending(thread, withAuthor(message, self)));

  const sendNow = async (id: ConversationId, { clientMessageId, content, quoted }: Outgoing) => {
    try {
      const quotedMessageId = quoted?.messageId ?? null;
      const input = { conversationId: id, clientMessageId, content, quotedMessageId };
      take(id, await api.messages.send.mutate(input));
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
      const changes = await api.messages.changes
        .query({ conversationId: id, sinceVersion })
        .catch(nullWhenDeleted);
      if (changes === null) return Number.MAX_SAFE_INTEGER;
      if (changes.hasMore) {
        const page = await api.messages.list.query({ conversationId: id });
        update(id, (thread) => reloadThread(thread, page));
        return page.version;
      }
      update(id, (thread) => applyChanges(thread, changes));
      return changes.version;
    },
    send(id, message) {
      update(id, (thread) => addPending(thread, { ...message, failure: null }));
      const before = lines.get(id) ?? Promise.resolve();
      lines.set(
        id,
        before.then(() => sendNow(id, message)),
      );
    },
    ...deeds(api.messages, take),
    drop: (id, clientMessageId) => {
      update(id, (thread) => dropPending(thread, clientMessageId));
    },
  };
}

/** What one can do with a single message; each answer is the message as it is then. */
function deeds(
  api: SendApi,
  take: (id: ConversationId, message: MessageView) => void,
): Pick<ThreadActions, "react" | "retry" | "settle"> {
  return {
    async react(id, messageId, emoji) {
      const content = { type: "reaction" as const, messageId, emoji };
      const clientMessageId = crypto.randomUUID();
      const input = { conversationId: id, clientMessageId, content, quotedMessageId: null };
      take(id, await api.send.mutate(input));
    },
    async retry(id, messageId) {
      take(id, await api.retry.mutate({ messageId }));
    },
    async settle(id, messageId, decision) {
      take(id, await api.settleUnconfirmed.mutate({ messageId, decision }));
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

// Of a conversation that was deleted nothing changes any more, however often one asks.
function nullWhenDeleted(error: { data?: { code: string } | null }): null {
  if (error.data?.code === "NOT_FOUND") return null;
  throw error;
}
