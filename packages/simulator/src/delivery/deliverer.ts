import { randomUUID } from "node:crypto";
import type { PendingDelivery, Store } from "../store/index.ts";
import type { Clock, Timeline } from "../timeline/index.ts";
import type { DeliveryAttempt, DeliveryLog } from "./delivery-log.ts";
import { createLanes } from "./lanes.ts";
import { postWebhook, type WebhookAnswer, type WebhookRequest } from "./post-webhook.ts";
import { RETRY_HORIZON_MS, retryGapMs } from "./retry-gap.ts";

const CONCURRENT_POSTS = 32;

export type NewDelivery = Pick<
  PendingDelivery,
  "phoneNumberId" | "lane" | "summary" | "body" | "messageIds" | "isAccount"
>;

export type Deliverer = {
  /** Posts a webhook now, after the earlier ones of its lane, and again until it is answered with 200. */
  enqueue: (delivery: NewDelivery) => void;
  /** Takes up what an earlier run left. */
  resume: () => void;
  /** Tries what waits for its next attempt now. Returns how many. */
  retryNow: () => number;
  /** Resolves when the lane's first attempts of this moment have ended. */
  drained: (lane: string) => Promise<void>;
  stop: () => void;
};

export type DelivererOptions = {
  store: Store;
  clock: Clock;
  timeline: Timeline;
  log: DeliveryLog;
  timeoutMs: number;
  /** Where a delivery goes, with its signature; null when its number has no webhook URL. */
  toRequest: (delivery: PendingDelivery) => WebhookRequest | null;
  onDelivered: (messageIds: string[]) => void;
};

/**
 * At-least-once delivery as Meta does it (A.4): exactly 200 counts, growing gaps, up to seven days.
 * First attempts are in order per lane; retries may overtake.
 */
export function createDeliverer(options: DelivererOptions): Deliverer {
  const { store, clock, timeline } = options;
  const lanes = createLanes(CONCURRENT_POSTS);
  const stopping = new AbortController();

  async function attempt(id: string, expectedAt: number | null): Promise<void> {
    const delivery = store.get("delivery", id);
    if (!delivery || delivery.nextAttemptAt !== expectedAt || stopping.signal.aborted) return;
    const request = options.toRequest(delivery);
    const answer = request
      ? await postWebhook(request, options.timeoutMs, stopping.signal)
      : { status: null, error: "the number has no webhook URL", latencyMs: 0, body: "" };
    if (stopping.signal.aborted || store.get("delivery", id) !== delivery) return;
    finish({ ...delivery, attempts: delivery.attempts + 1 }, answer, request !== null);
  }

  function finish(delivery: PendingDelivery, answer: WebhookAnswer, hasTarget: boolean): void {
    const isDelivered = answer.status === 200;
    const isOver = !hasTarget || clock.now() - delivery.createdAt >= RETRY_HORIZON_MS;
    const outcome = isDelivered ? "delivered" : isOver ? "dropped" : "will-retry";
    if (outcome === "will-retry") schedule(delivery, retryGapMs(delivery.attempts));
    else store.remove("delivery", delivery.id);
    if (isDelivered) options.onDelivered(delivery.messageIds);
    options.log.add(toAttempt(delivery, answer, outcome));
  }

  function begin(delivery: PendingDelivery): void {
    store.put("delivery", delivery.id, delivery);
    timeline.track(() => lanes.run(delivery.lane, () => attempt(delivery.id, null)));
  }

  function schedule(delivery: PendingDelivery, gapMs: number): void {
    const nextAttemptAt = Date.now() + gapMs;
    store.put("delivery", delivery.id, { ...delivery, nextAttemptAt });
    timeline.after(gapMs, () => attempt(delivery.id, nextAttemptAt));
  }

  return {
    enqueue: (fresh) =>
      begin({
        ...fresh,
        id: randomUUID(),
        createdAt: clock.now(),
        attempts: 0,
        nextAttemptAt: null,
      }),
    resume: () => {
      for (const delivery of store.list("delivery"))
        schedule(delivery, Math.max(0, (delivery.nextAttemptAt ?? 0) - Date.now()));
    },
    retryNow: () => {
      const waiting = store.list("delivery").filter(({ nextAttemptAt }) => nextAttemptAt !== null);
      for (const delivery of waiting) begin({ ...delivery, nextAttemptAt: null });
      return waiting.length;
    },
    drained: lanes.drained,
    stop: () => stopping.abort(),
  };
}

function toAttempt(
  { id, phoneNumberId, summary, attempts, body }: PendingDelivery,
  { status, error, latencyMs }: WebhookAnswer,
  outcome: DeliveryAttempt["outcome"],
): DeliveryAttempt {
  const result = { status, error, latencyMs, outcome };
  return {
    deliveryId: id,
    phoneNumberId,
    summary,
    attempt: attempts,
    at: Date.now(),
    bytes: body.length,
    ...result,
  };
}
