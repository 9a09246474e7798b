import type { MessageId } from "@parley/domain/ids";
import type { QueryClient } from "@tanstack/react-query";
import type { InboxApi } from "./inbox-api.ts";
import type { InboxKeys } from "./inbox-keys.ts";
import type { ConversationId, MessageCursor, MessageView } from "./inbox-views.ts";
import {
  addPending,
  appendPage,
  applyChanges,
  confirmPending,
  dropPending,
  failPending,
  type Outgoing,
  prependPage,
  reloadThread,
  seenIn,
  showWindow,
  type ThreadState,
  threadOf,
} from "./messages-state.ts";
import { createSender, type Sender } from "./offline/create-sender.ts";
import type { OutboxStore } from "./offline/outbox-store.ts";
import type { Decision, OutgoingTemplate, SendApi } from "./send-api.ts";

export type ThreadActions = {
  load(id: ConversationId): Promise<ThreadState>;
  loadEarlier(id: ConversationId): Promise<void>;
  loadLater(id: ConversationId): Promise<void>;
  /** Loads the thread around one of its messages; throws what the server answers. */
  jumpTo(id: ConversationId, messageId: MessageId): Promise<void>;
  /** Loads the end of the thread, if it is not loaded. */
  showEnd(id: ConversationId): Promise<void>;
  /** The version the loaded thread is at. */
  version(id: ConversationId): number;
  /** Fetches and applies what changed after the version; resolves to the version reached, the last where it was deleted. */
  fetchChanges(id: ConversationId, sinceVersion: number): Promise<number>;
  /** Shows the message at once and sends it; one at a time, so that they keep their order. */
  send(id: ConversationId, message: Outgoing): void;
  /** Sends a filled template; throws what the server answers. */
  sendTemplate(id: ConversationId, template: OutgoingTemplate): Promise<void>;
  /** Takes a message the server answered elsewhere into its thread, if that is loaded. */
  receive(id: ConversationId, message: MessageView): void;
  /** Sends what an earlier page of this tab could not; for when the page is alive. */
  resume(): void;
  drop(id: ConversationId, clientMessageId: string): void;
  /** Puts our reaction on a message, null takes it away; throws what the server answers. */
  react(id: ConversationId, messageId: MessageId, emoji: string | null): Promise<void>;
  /** A new attempt at a message that failed (F-36); throws what the server answers. */
  retry(id: ConversationId, messageId: MessageId): Promise<void>;
  /** What a person says of a message nobody confirmed; throws what the server answers. */
  settle(id: ConversationId, messageId: MessageId, decision: Decision): Promise<void>;
};

const longestSendMs = 30_000;

type Options = {
  api: InboxApi;
  cache: QueryClient;
  keys: InboxKeys;
  self: { id: string; fullName: string };
  store: OutboxStore;
  wait: (tries: number) => Promise<void>;
};

type Update = (id: ConversationId, change: (thread: ThreadState) => ThreadState) => unknown;

/** What a thread does with the server; its state is the query cache. */
export function createThreadActions(options: Options): ThreadActions {
  const { api, cache, keys, self } = options;
  const get = (id: ConversationId) => cache.getQueryData<ThreadState>(keys.thread(id));
  const update: Update = (id, change) =>
    cache.setQueryData<ThreadState>(keys.thread(id), (thread) => thread && change(thread));

  const ways = jumps(api, get, update);
  const take = (id: ConversationId, message: MessageView) =>
    update(id, (thread) => confirmPending(thread, withAuthor(message, self)));

  const sender = senderOf(options, take, update);
  const withUnconfirmed = (id: ConversationId, thread: ThreadState) =>
    sender.unconfirmedOf(id).reduce(addPending, thread);

  return {
    async load(id) {
      const page = await api.messages.list.query({ conversationId: id });
      const known = get(id);
      return withUnconfirmed(id, known === undefined ? threadOf(page) : reloadThread(known, page));
    },
    async loadEarlier(id) {
      const before = cursorOf(get(id)?.messages[0]);
      if (before === null) return;
      const page = await api.messages.list.query({ conversationId: id, before });
      update(id, (thread) => prependPage(thread, page));
    },
    ...ways,
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
      const seen = message.isConfirmed ? null : seenIn(get(id));
      // What is written stands at the end; a thread that does not reach it tries with the next scroll.
      ways.showEnd(id).catch(() => undefined);
      sender.send(id, { ...message, seen });
    },
    resume() {
      for (const { conversationId } of sender.resume())
        update(conversationId, (thread) => withUnconfirmed(conversationId, thread));
    },
    ...deeds(api.messages, take),
    receive: take,
    drop: (id, clientMessageId) => {
      sender.drop(clientMessageId);
      update(id, (thread) => dropPending(thread, clientMessageId));
    },
  };
}

/** Brings what is written to the server, and what the server made of it into the thread. */
function senderOf(
  { api, store, wait }: Options,
  take: (id: ConversationId, message: MessageView) => void,
  update: Update,
): Sender {
  return createSender({
    ...{ store, wait },
    async deliver(id, { clientMessageId, content, quoted, seen = null }) {
      const quotedMessageId = quoted?.messageId ?? null;
      const input = { conversationId: id, clientMessageId, content, quotedMessageId, seen };
      // A connection that a sleep has cut never answers; the client's id makes another try safe.
      const signal = AbortSignal.timeout(longestSendMs);
      take(id, await api.messages.send.mutate(input, { signal }));
    },
    onFailure(id, clientMessageId, failure) {
      update(id, (thread) => failPending(thread, clientMessageId, failure));
    },
  });
}

/** Ways to where in the thread one is not. */
function jumps(
  { messages }: InboxApi,
  get: (id: ConversationId) => ThreadState | undefined,
  update: Update,
): Pick<ThreadActions, "loadLater" | "jumpTo" | "showEnd"> {
  return {
    async loadLater(id) {
      const after = cursorOf(get(id)?.messages.at(-1));
      if (after === null) return;
      const page = await messages.after.query({ conversationId: id, after });
      update(id, (thread) => appendPage(thread, page));
    },
    async jumpTo(conversationId, messageId) {
      const read = () => messages.around.query({ conversationId, messageId });
      let page = await read();
      // What changed meanwhile was told only to the messages that were loaded then.
      if (page.version < (get(conversationId)?.version ?? 0)) page = await read();
      update(conversationId, (thread) => showWindow(thread, page));
    },
    async showEnd(id) {
      if (get(id)?.hasLater !== true) return;
      const page = await messages.list.query({ conversationId: id });
      update(id, (thread) => reloadThread(thread, page));
    },
  };
}

/** What one can do with a single message; each answer is the message as it is then. */
function deeds(
  api: SendApi,
  take: (id: ConversationId, message: MessageView) => void,
): Pick<ThreadActions, "react" | "retry" | "settle" | "sendTemplate"> {
  return {
    async react(id, messageId, emoji) {
      const content = { type: "reaction" as const, messageId, emoji };
      const clientMessageId = crypto.randomUUID();
      const input = { conversationId: id, clientMessageId, content, quotedMessageId: null };
      take(id, await api.send.mutate(input));
    },
    async sendTemplate(id, template) {
      take(id, await api.sendTemplate.mutate({ conversationId: id, ...template }));
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
