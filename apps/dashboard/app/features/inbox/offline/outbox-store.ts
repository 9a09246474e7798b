import type { ConversationId } from "../inbox-views.ts";
import type { Outgoing } from "../messages-state.ts";

export type StoredOutgoing = { conversationId: ConversationId; message: Outgoing };

/** What was written and not confirmed, under the client's id; it outlives a reload of the tab. */
export type OutboxStore = {
  all(): StoredOutgoing[];
  add(conversationId: ConversationId, message: Outgoing): void;
  remove(clientMessageId: string): void;
};

type Place = () => Pick<Storage, "getItem" | "setItem">;

/** Keeps it in the tab's storage, for one person in one workspace: nobody sends what another wrote. */
export function createOutboxStore(
  { slug, userId }: { slug: string; userId: string },
  place: Place = () => sessionStorage,
): OutboxStore {
  const key = `parley-outbox-${slug}-${userId}`;
  const all = () => read(place, key);
  const write = (stored: StoredOutgoing[]) => {
    try {
      place().setItem(key, JSON.stringify(stored));
    } catch {
      // Storage may be switched off or full: the page itself still remembers.
    }
  };
  const without = (clientMessageId: string) =>
    all().filter(({ message }) => message.clientMessageId !== clientMessageId);
  return {
    all,
    add: (conversationId, message) =>
      write([...without(message.clientMessageId), { conversationId, message }]),
    remove: (clientMessageId) => write(without(clientMessageId)),
  };
}

function read(place: Place, key: string): StoredOutgoing[] {
  try {
    const stored = JSON.parse(place().getItem(key) ?? "[]") as StoredOutgoing[];
    return stored.map(({ conversationId, message }) => ({
      conversationId,
      message: { ...message, at: new Date(message.at) },
    }));
  } catch {
    return [];
  }
}
