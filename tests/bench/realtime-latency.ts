import { openLoop } from "../harness/load.ts";
import { percentile } from "../harness/percentile.ts";
import { createWebhookSender, type Delivery } from "../harness/webhook-sender.ts";
import { type Arrivals, createArrivals } from "./arrivals.ts";
import type { BenchStage } from "./bench-stage.ts";
import { listenToInbox } from "./inbox-listener.ts";
import { boundLine, type Line, ratioLine } from "./line.ts";
import { openConversations } from "./open-conversations.ts";
import { publishesSince } from "./publishes.ts";
import { messageTo, messageToFloor, phonesOf } from "./traffic.ts";

const rounds = 3;
const perSecond = 10;
const each = 100;

/**
 * W2a: from the webhook's POST to a subscriber's callback through the real SDK, at 10/s. W4c: what that costs in
 * publishes; at this rate nothing is told together, so it is the most a message can cost.
 */
export async function measureRealtimeLatency(stage: BenchStage): Promise<Line[]> {
  const phones = phonesOf("4917", each);
  const conversationIds = await openConversations(stage, stage.workspace, phones);
  const floor = await openFloor(stage);
  const ours = await openOurs(stage, phones, conversationIds);
  const taken = { floor: [] as number[][], ours: [] as number[][] };
  let since = 0;
  try {
    for (let round = 0; round <= rounds; round += 1) {
      const floorMs = await floor.round(`${round}`);
      since = Date.now();
      const oursMs = await ours.round(`${round}`);
      if (round === 0) continue;
      taken.floor.push(floorMs);
      taken.ours.push(oursMs);
    }
  } finally {
    floor.close();
    ours.close();
  }
  await stage.idle();
  const { all } = await publishesSince(stage, conversationIds, since);
  const line = (name: string, at: number, most: number) =>
    ratioLine({
      id: "W2a",
      what: `webhook to subscriber at ${perSecond}/s, ${name}`,
      ours: taken.ours.map((ms) => percentile(ms, at)),
      floor: taken.floor.map((ms) => percentile(ms, at)),
      ...{ unit: "ms", digits: 1, must: { most } },
    });
  const what = `publishes per inbound message at ${perSecond}/s`;
  const cost = { unit: "", digits: 2, ours: all / each, must: { most: 2 } };
  return [line("p50", 0.5, 3), line("p99", 0.99, 4), boundLine({ id: "W4c", what, ...cost })];
}

type Lane = { round(name: string): Promise<number[]>; close(): void };

async function openFloor({ floor }: BenchStage): Promise<Lane> {
  const arrivals = createArrivals();
  const socket = new WebSocket(floor.url.replace("http", "ws"));
  socket.onmessage = ({ data }) => arrivals.arrive(String(data));
  await new Promise((resolve) => {
    socket.onopen = resolve;
  });
  return openLane({ arrivals, close: () => socket.close() }, (name, index) => {
    const id = `wamid.rt-floor-${name}-${index}`;
    return [id, messageToFloor(floor, { id })];
  });
}

/** Each message is of a customer of its own, so that the list's event names which one it tells of. */
async function openOurs(
  stage: BenchStage,
  phones: readonly string[],
  conversationIds: readonly string[],
): Promise<Lane> {
  return openLane(await listenToInbox(stage), (name, index) => [
    conversationIds[index] ?? "",
    messageTo(stage.target, { from: phones[index] ?? "", text: `Round ${name}` }),
  ]);
}

function openLane(
  { arrivals, close }: { arrivals: Arrivals; close(): void },
  plan: (name: string, index: number) => [string, Delivery],
): Lane {
  const sender = createWebhookSender();
  return {
    round(name) {
      const planned = Array.from({ length: each }, (_, index) => plan(name, index));
      return openLoop(each, perSecond, async (index) => {
        const [id, delivery] = planned[index] as [string, Delivery];
        await Promise.all([arrivals.expect(id), sender.deliver(delivery)]);
      });
    },
    close() {
      close();
      sender.close();
    },
  };
}
