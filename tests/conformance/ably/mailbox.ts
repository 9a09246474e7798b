import type Ably from "ably";

/** Collects what arrives and wakes whoever waits for it. */
export class Mailbox<T> {
  readonly items: T[] = [];
  readonly #waiting = new Set<() => void>();

  put(item: T): void {
    this.items.push(item);
    for (const check of [...this.#waiting]) check();
  }

  /** Resolves with the items once the condition holds. */
  until(isDone: (items: T[]) => boolean): Promise<T[]> {
    return new Promise((resolve) => {
      const check = () => {
        if (!isDone(this.items)) return;
        this.#waiting.delete(check);
        resolve(this.items);
      };
      this.#waiting.add(check);
      check();
    });
  }

  /** Resolves with the items once there are this many. */
  atLeast(count: number): Promise<T[]> {
    return this.until((items) => items.length >= count);
  }
}

/** Attaches and collects the messages of a channel. */
export async function messagesOf(
  channel: Ably.RealtimeChannel,
): Promise<Mailbox<Ably.InboundMessage>> {
  const mailbox = new Mailbox<Ably.InboundMessage>();
  await channel.subscribe((message) => mailbox.put(message));
  return mailbox;
}

/** Attaches and collects the presence events of a channel. */
export async function presenceOf(
  channel: Ably.RealtimeChannel,
): Promise<Mailbox<Ably.PresenceMessage>> {
  const mailbox = new Mailbox<Ably.PresenceMessage>();
  await channel.presence.subscribe((event) => mailbox.put(event));
  return mailbox;
}

/** Collects attach and update events of a channel. */
export function changesOf(channel: Ably.RealtimeChannel): Mailbox<Ably.ChannelStateChange> {
  const mailbox = new Mailbox<Ably.ChannelStateChange>();
  channel.on((change) => mailbox.put(change));
  return mailbox;
}
