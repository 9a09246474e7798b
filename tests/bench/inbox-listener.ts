import { inboxChannel } from "@parley/realtime/channels";
import { listChangedSchema } from "@parley/realtime/events";
import { realtimeHost } from "@parley/realtime/host";
import { Realtime } from "ably";
import { ablyKey } from "../harness/start-product.ts";
import { type Arrivals, createArrivals } from "./arrivals.ts";
import type { BenchStage } from "./bench-stage.ts";

export type InboxListener = { arrivals: Arrivals; close(): void };

/** Listens to the workspace's list through the real SDK; a conversation's id arrives when the list tells of it. */
export async function listenToInbox({ product, workspace }: BenchStage): Promise<InboxListener> {
  const arrivals = createArrivals();
  const client = new Realtime({ key: ablyKey, ...realtimeHost(product.ably.url) });
  await client.channels.get(inboxChannel(workspace.id)).subscribe(({ data }) => {
    const { conversationIds } = listChangedSchema.parse(data);
    // Too many to name: every client reloads its list. It takes so long a standstill to get there
    // that what has not been recorded yet and counts as told too soon does not move the p99.
    if (conversationIds === null) arrivals.arriveAll();
    else for (const id of conversationIds) arrivals.arrive(id);
  });
  return { arrivals, close: () => client.close() };
}
