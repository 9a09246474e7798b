import { openLoop } from "../harness/load.ts";
import { percentile } from "../harness/percentile.ts";
import { createWebhookSender } from "../harness/webhook-sender.ts";
import type { BenchStage } from "./bench-stage.ts";
import { listenToInbox } from "./inbox-listener.ts";
import { boundLine, type Line } from "./line.ts";
import { openConversations } from "./open-conversations.ts";
import { publishesSince } from "./publishes.ts";
import { messageTo, phonesOf } from "./traffic.ts";

const perSecond = 264;
const seconds = 10;
const count = perSecond * seconds;
/** One customer writes every fourth message, so that a conversation's channel is as pressed as the list's. */
const busy = 4;

/**
 * W2b, W4b, W4c at the full rate of one number: how late the slowest are told, what the busiest channel takes, and
 * what a message costs. Latency is of the messages whose customer writes but once.
 */
export async function measureRealtimeStorm(stage: BenchStage): Promise<Line[]> {
  const phones = phonesOf("4918", count);
  const conversationIds = await openConversations(stage, stage.workspace, phones);
  const listener = await listenToInbox(stage);
  const sender = createWebhookSender();
  const isBusy = (index: number) => index % busy === 0;
  const planned = Array.from({ length: count }, (_, index) =>
    messageTo(stage.target, {
      from: phones[isBusy(index) ? 0 : index] ?? "",
      text: `Storm ${index}`,
    }),
  );
  const since = Date.now();
  const taken = await openLoop(count, perSecond, async (index) => {
    const delivery = planned[index] as (typeof planned)[number];
    const told = isBusy(index) ? null : listener.arrivals.expect(conversationIds[index] ?? "");
    await Promise.all([told, sender.deliver(delivery)]);
  });
  await stage.idle();
  sender.close();
  listener.close();
  const { all, mostPerSecond } = await publishesSince(stage, conversationIds, since);
  const at = `at ${perSecond}/s`;
  const told = taken.filter((_, index) => !isBusy(index));
  return [
    boundLine({
      ...{ id: "W2b", what: `webhook to subscriber ${at}, p99`, unit: "ms", digits: 1 },
      ...{ ours: percentile(told, 0.99), must: { most: 150 } },
    }),
    boundLine({
      ...{ id: "W4b", what: `publishes to the busiest channel ${at}`, unit: "/s" },
      ...{ ours: mostPerSecond, must: { most: 40 } },
    }),
    boundLine({
      ...{ id: "W4c", what: `publishes per inbound message ${at}`, unit: "", digits: 2 },
      ...{ ours: all / count, must: { most: 2 } },
    }),
  ];
}
