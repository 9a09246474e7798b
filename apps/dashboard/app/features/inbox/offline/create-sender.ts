import type { ConversationId } from "../inbox-views.ts";
import type { Outgoing, PendingMessage, SendFailure } from "../messages-state.ts";
import { sendFailureOf } from "../send-failure.ts";
import type { OutboxStore } from "./outbox-store.ts";

export type Sender = {
  /** Sends after what was written in the conversation before; without a connection as soon as there is one. */
  send(id: ConversationId, message: Outgoing): void;
  /** Forgets a message that was not accepted or still waits. */
  drop(clientMessageId: string): void;
  /** What is not confirmed of a conversation, in the order in which it was written. */
  unconfirmedOf(id: ConversationId): PendingMessage[];
  /** Takes up what an earlier page of this tab left unconfirmed; returns it. */
  resume(): { conversationId: ConversationId; message: Outgoing }[];
};

type Options = {
  store: OutboxStore;
  /** Calls the server once; the client's id makes a repetition harmless. */
  deliver(id: ConversationId, message: Outgoing): Promise<void>;
  onFailure(id: ConversationId, clientMessageId: string, failure: SendFailure): void;
  /** Resolves when another try makes sense. */
  wait(tries: number): Promise<void>;
};

/** What had to wait for a connection goes as it is, whatever was written meanwhile: `isLate`. */
type Unconfirmed = { conversationId: ConversationId; pending: PendingMessage; isLate: boolean };

/** Brings messages to the server one by one in each conversation, so that they keep their order (F-61). */
export function createSender({ store, deliver, onFailure, wait }: Options): Sender {
  const lines = new Map<ConversationId, Promise<void>>();
  const unconfirmed = new Map<string, Unconfirmed>();

  const inConversation = (id: ConversationId) =>
    [...unconfirmed.values()].filter(({ conversationId }) => conversationId === id);
  const drop = (clientMessageId: string) => {
    unconfirmed.delete(clientMessageId);
    store.remove(clientMessageId);
  };
  const fail = (one: Unconfirmed, failure: SendFailure) => {
    const { clientMessageId } = one.pending;
    one.pending = { ...one.pending, failure };
    // The server has spoken: to send it again by itself, after a reload, would not change its mind.
    if (failure.kind === "refused") store.remove(clientMessageId);
    onFailure(one.conversationId, clientMessageId, failure);
  };
  const sendOne = async (one: Unconfirmed) => {
    const { conversationId, pending } = one;
    for (let tries = 0; unconfirmed.get(pending.clientMessageId) === one; tries += 1) {
      try {
        await deliver(conversationId, one.isLate ? { ...pending, seen: null } : pending);
        return drop(pending.clientMessageId);
      } catch (error) {
        const failure = sendFailureOf(error);
        if (unconfirmed.get(pending.clientMessageId) !== one) return;
        fail(one, failure);
        if (failure.kind !== "waiting") return;
        for (const other of inConversation(conversationId)) other.isLate = true;
        await wait(tries);
      }
    }
  };
  const send = (conversationId: ConversationId, message: Outgoing) => {
    const isLate = inConversation(conversationId).some((other) => other.isLate);
    const one: Unconfirmed = { conversationId, pending: { ...message, failure: null }, isLate };
    unconfirmed.set(message.clientMessageId, one);
    store.add(conversationId, message);
    const before = lines.get(conversationId) ?? Promise.resolve();
    lines.set(
      conversationId,
      before.then(() => sendOne(one)),
    );
  };
  return {
    send,
    drop,
    unconfirmedOf: (id) => inConversation(id).map(({ pending }) => pending),
    resume() {
      const left = store.all().filter(({ message }) => !unconfirmed.has(message.clientMessageId));
      for (const { conversationId, message } of left) send(conversationId, message);
      return left;
    },
  };
}
