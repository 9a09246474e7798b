import { inboxChannel } from "@parley/realtime/channels";
import { listChangedSchema } from "@parley/realtime/events";
import { realtimeHost } from "@parley/realtime/host";
import { metaWebhook } from "@parley/testkit/factories";
import { Realtime } from "ably";
import { openLoop } from "../harness/load.ts";
import { percentile } from "../harness/percentile.ts";
import { ablyKey } from "../harness/start-product.ts";
import { createWebhookSender, type Delivery, signDelivery } from "../harness/webhook-sender.ts";
import type { BenchStage } from "./bench-stage.ts";
import { type Line, ratioLine } from "./line.ts";

const rounds = 3;
const perSecond = 10;
const each = 100;
const limitMs = 10_000;

/** W2a: from the webhook's POST to a subscriber's callback through the real SDK, at 10/s. */
export async function measureRealtimeLatency(stage: BenchStage): Promise<Line[]> {
  const floor = await openFloor(stage);
  const ours = await openOurs(stage);
  const taken = { floor: [] as number[][], ours: [] as number[][] };
  try {
    for (let round = 0; round <= rounds; round += 1) {
      const floorMs = await floor.round(`${round}`);
      const oursMs = await ours.round(`${round}`);
      if (round === 0) continue;
      taken.floor.push(floorMs);
      taken.ours.push(oursMs);
    }
  } finally {
    floor.close();
    ours.close();
  }
  const line = (name: string, at: number, most: number) =>
    ratioLine({
      id: "W2a",
      what: `webhook to subscriber at ${perSecond}/s, ${name}`,
      ours: taken.ours.map((ms) => percentile(ms, at)),
      floor: taken.floor.map((ms) => percentile(ms, at)),
      unit: "ms",
      digits: 1,
      must: { most },
    });
  return [line("p50", 0.5, 3), line("p99", 0.99, 4)];
}

type Lane = { round(name: string): Promise<number[]>; close(): void };

async function openFloor({ floor }: BenchStage): Promise<Lane> {
  const arrivals = createArrivals();
  const socket = new WebSocket(floor.url.replace("http", "ws"));
  socket.onmessage = ({ data }) => arrivals.arrive(String(data));
  await new Promise((resolve) => {
    socket.onopen = resolve;
  });
  const sender = createWebhookSender();
  const deliver = (name: string, index: number): [string, Delivery] => {
    const id = `wamid.rt-floor-${name}-${index}`;
    const body = metaWebhook("106540352242922", { messages: [{ id }] });
    return [id, signDelivery(`${floor.url}/webhook`, body, floor.secret)];
  };
  return {
    round: (name) => run(arrivals, sender.deliver, (index) => deliver(name, index)),
    close() {
      socket.close();
      sender.close();
    },
  };
}

/** Each message is of a customer of its own, so that the list's event names which one it tells of. */
async function openOurs({ product, workspace, db }: BenchStage): Promise<Lane> {
  const arrivals = createArrivals();
  const client = new Realtime({ key: ablyKey, ...realtimeHost(product.ably.url) });
  const sender = createWebhookSender();
  const { number } = workspace;
  const deliver = (index: number, text: string): Delivery => {
    const messages = [{ from: `4917${String(index).padStart(9, "0")}`, text }];
    const body = metaWebhook(number.providerNumberId, { messages });
    return signDelivery(
      `${product.gateway.url}/webhooks/meta/${number.id}`,
      body,
      number.appSecret,
    );
  };
  await client.channels.get(inboxChannel(workspace.id)).subscribe(({ data }) => {
    for (const id of listChangedSchema.parse(data).conversationIds ?? []) arrivals.arrive(id);
  });
  for (let index = 0; index < each; index += 1) await sender.deliver(deliver(index, "First"));
  const conversationOf = new Map<number, string>();
  while (conversationOf.size < each) {
    const rows = await db.sql.begin(async (tx) => {
      await tx`select set_config('app.workspace_id', ${workspace.id}, true)`;
      return tx<{ value: string; id: string }[]>`
        select i.value, c.id from conversations c join contact_identities i
          on i.workspace_id = c.workspace_id and i.contact_id = c.contact_id
        where i.value like '+4917%'`;
    });
    for (const { value, id } of rows) conversationOf.set(Number(value.slice(5)), id);
  }
  return {
    round: (name) =>
      run(arrivals, sender.deliver, (index) => [
        conversationOf.get(index) ?? "",
        deliver(index, `Round ${name}`),
      ]),
    close() {
      client.close();
      sender.close();
    },
  };
}

async function run(
  arrivals: Arrivals,
  deliver: (delivery: Delivery) => Promise<void>,
  plan: (index: number) => [string, Delivery],
): Promise<number[]> {
  const planned = Array.from({ length: each }, (_, index) => plan(index));
  return openLoop(each, perSecond, async (index) => {
    const [name, delivery] = planned[index] as [string, Delivery];
    const arrived = arrivals.expect(name);
    await Promise.all([deliver(delivery), arrived]);
  });
}

type Arrivals = { expect(name: string): Promise<void>; arrive(name: string): void };

function createArrivals(): Arrivals {
  const waiting = new Map<string, () => void>();
  return {
    expect: (name) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error("an event did not come")), limitMs);
        waiting.set(name, () => {
          clearTimeout(timer);
          resolve();
        });
      }),
    arrive(name) {
      waiting.get(name)?.();
      waiting.delete(name);
    },
  };
}
