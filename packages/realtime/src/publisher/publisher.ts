import { Rest } from "ably";
import type { ConversationChanged, ListChanged, NotificationsChanged } from "../events/index.ts";
import { type RealtimeHost, realtimeHost } from "../host/index.ts";

/** One message for one channel. The same id published again within two minutes is published once. */
export type Publication = {
  channel: string;
  id: string;
  event: ConversationChanged | ListChanged | NotificationsChanged;
};

export type Publisher = {
  /** Publishes all, in the order given for each channel; throws if any was refused. */
  publish(publications: readonly Publication[]): Promise<void>;
};

const maxPerCall = 100;

/** Publishes by REST with the server's key; the key never leaves the server. */
export function createPublisher(options: { apiKey: string; localUrl: string | null }): Publisher {
  const host: RealtimeHost = realtimeHost(options.localUrl);
  const rest = new Rest({ key: options.apiKey, useBinaryProtocol: false, ...host });
  return {
    async publish(publications) {
      for (let at = 0; at < publications.length; at += maxPerCall) {
        await publishBatch(rest, publications.slice(at, at + maxPerCall));
      }
    },
  };
}

async function publishBatch(rest: Rest, publications: readonly Publication[]): Promise<void> {
  const specs = publications.map(({ channel, id, event }) => ({
    channels: [channel],
    messages: [{ id, name: event.type, data: event }],
  }));
  const results = await rest.batchPublish(specs);
  for (const { results: perChannel } of results) {
    for (const result of perChannel) if ("error" in result) throw result.error;
  }
}
