import { conversationChannel, inboxChannel } from "@parley/realtime/channels";
import { realtimeHost } from "@parley/realtime/host";
import { Rest } from "ably";
import { closedLoop } from "../harness/load.ts";
import { ablyKey } from "../harness/start-product.ts";
import type { BenchStage } from "./bench-stage.ts";

export type Publishes = {
  all: number;
  /** The most that any one channel took within any one second. */
  mostPerSecond: number;
};

const pageSize = 1_000;
const lanes = 16;

/** What Ably took for the workspace's list and these conversations since an instant of at most two minutes ago. */
export async function publishesSince(
  { product, workspace }: BenchStage,
  conversationIds: readonly string[],
  since: number,
): Promise<Publishes> {
  const rest = new Rest({ key: ablyKey, ...realtimeHost(product.ably.url) });
  const channels = [
    inboxChannel(workspace.id),
    ...conversationIds.map((id) =>
      conversationChannel(workspace.id, id as Parameters<typeof conversationChannel>[1]),
    ),
  ];
  const found: Publishes = { all: 0, mostPerSecond: 0 };
  await closedLoop(channels, lanes, async (name) => {
    const times = await timesOf(rest, name, since);
    found.all += times.length;
    found.mostPerSecond = Math.max(found.mostPerSecond, mostWithinASecond(times));
  });
  return found;
}

async function timesOf(rest: Rest, channel: string, since: number): Promise<number[]> {
  const query = { start: since, limit: pageSize, direction: "forwards" as const };
  const times: number[] = [];
  let page = await rest.channels.get(channel).history(query);
  for (;;) {
    times.push(...page.items.map(({ timestamp }) => timestamp ?? 0));
    const next = page.hasNext() ? await page.next() : null;
    if (next === null) return times;
    page = next;
  }
}

function mostWithinASecond(times: readonly number[]): number {
  let first = 0;
  let most = 0;
  for (const [index, at] of times.entries()) {
    while (at - (times[first] ?? at) >= 1_000) first += 1;
    most = Math.max(most, index - first + 1);
  }
  return most;
}
