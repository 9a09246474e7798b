import type { SimulatorConfig } from "../config/index.ts";
import {
  type ControlDeps,
  createChangeFeed,
  createRequestLog,
  senderAsNumber,
  withoutSecrets,
} from "../control/index.ts";
import { createDeliverer, createDeliveryLog } from "../delivery/index.ts";
import { createFaultScript, createSeededRandom } from "../faults/index.ts";
import { createMediaShelf } from "../media/index.ts";
import { createLine, createRateLimits, type RateLimits, toWebhookRequest } from "../meta/index.ts";
import { createBlobs, createStore, type Message, type Store } from "../store/index.ts";
import { createClock, createTimeline } from "../timeline/index.ts";
import {
  createPoster,
  createTwilioLine,
  type Poster,
  resumeChanges,
  switchLines,
} from "../twilio/index.ts";
import { seedStore } from "./seed-store.ts";

export type WorldOptions = {
  config: SimulatorConfig;
  dataFolder: string | null;
  webhookTimeoutMs: number;
  machineNow: () => number;
  /** Where the business reaches this simulator. */
  publicUrl: string;
  report: (error: unknown) => void;
};

export type World = ControlDeps & {
  twilioPoster: Poster;
  report: (error: unknown) => void;
  machineNow: () => number;
  drained: (lane: string) => Promise<void>;
  onTyping: (message: Message) => void;
  rates: RateLimits;
  /** Takes up webhooks and statuses that an earlier run left. */
  resume: () => void;
  stop: () => void;
};

/** Puts the parts together: everything but HTTP. */
export function createWorld(options: WorldOptions): World {
  const store = createStore(options.dataFolder);
  const feed = createChangeFeed();
  const clock = createClock(store, options.machineNow);
  const timeline = createTimeline(options.report);
  const faults = createFaultScript(createSeededRandom(options.config.seed), () =>
    feed.publish("faults", faults.list()),
  );
  const deliveryLog = createDeliveryLog(500, (attempt) => feed.publish("delivery", attempt));
  const requestLog = createRequestLog(1000);
  const deliverer = createDeliverer({
    ...{ store, clock, timeline, log: deliveryLog },
    timeoutMs: options.webhookTimeoutMs,
    toRequest: (delivery) => toWebhookRequest(store, delivery),
    onDelivered: (messageIds) => markReceived(store, messageIds, clock.now()),
  });
  const twilioPoster = createPoster({ store, timeline, log: deliveryLog });
  const twilioLine = createTwilioLine({
    ...{ store, clock, timeline, faults, poster: twilioPoster },
    ...{ machineNow: options.machineNow, publicUrl: options.publicUrl },
    onReceived: (messageIds) => markReceived(store, messageIds, clock.now()),
  });
  const metaLine = createLine({ store, clock, timeline, deliverer, faults });
  const line = switchLines(store, metaLine, twilioLine);
  const media = createMediaShelf(store, createBlobs(options.dataFolder), clock);
  const rates = createRateLimits();
  seedStore(store, options.config, clock.now());
  forwardChanges(store, feed.publish);
  const logs = { deliveryLog, requestLog };
  const parts = {
    ...{ store, clock, timeline, faults, deliverer, ...logs, line, feed, media },
    ...{ twilioLine, twilioPoster },
  };

  return {
    ...parts,
    rates,
    report: options.report,
    machineNow: options.machineNow,
    drained: deliverer.drained,
    onTyping: ({ phoneNumberId, customerId }) =>
      feed.publish("typing", { phoneNumberId, customerId }),
    resume: () => {
      deliverer.resume();
      line.progressAll();
      resumeChanges(parts);
    },
    reset: () => {
      rates.clear();
      resetWorld(parts, options.config);
    },
    stop: () => {
      timeline.clear();
      deliverer.stop();
      twilioLine.stop();
      twilioPoster.stop();
    },
  };
}

const KINDS = [
  ...(["number", "customer", "message", "window", "delivery", "ledger", "clock"] as const),
  ...(["upload", "template", "numberState", "subscription", "block"] as const),
  ...(["twilioAccount", "twilioSender", "twilioMessage", "twilioMedia"] as const),
  ...(["twilioContent", "twilioOptOut"] as const),
];

function resetWorld(parts: Omit<ControlDeps, "reset">, config: SimulatorConfig): void {
  const { store, timeline, line, faults, deliveryLog, requestLog, feed } = parts;
  timeline.clear();
  line.clear();
  faults.clear();
  deliveryLog.clear();
  requestLog.clear();
  parts.media.clear();
  store.clear([...KINDS]);
  seedStore(store, config, parts.clock.now());
  feed.publish("reset", {});
}

function markReceived(store: Store, messageIds: string[], now: number): void {
  for (const id of messageIds) {
    const message = store.get("message", id);
    if (message?.status === "sent")
      store.put("message", id, {
        ...message,
        status: "delivered",
        statusAt: { ...message.statusAt, delivered: now },
      });
  }
}

function forwardChanges(store: Store, publish: (event: string, data: unknown) => void): void {
  store.subscribe(({ kind, id, value }) => {
    if (kind === "number" && value !== null) publish("number", withoutSecrets(value as never));
    else if (kind === "twilioSender" && value !== null)
      publish("number", senderAsNumber(value as never));
    else if (kind === "customer" || kind === "message")
      publish(kind, value ?? { id, removed: true });
  });
}
