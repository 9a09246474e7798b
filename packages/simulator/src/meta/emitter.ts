import type { Deliverer } from "../delivery/index.ts";
import type { FaultScript } from "../faults/index.ts";
import type { Timeline } from "../timeline/index.ts";
import { toEnvelope, type WebhookElement } from "./envelope.ts";
import { escapeJson } from "./escape-json.ts";

type Batch = { elements: WebhookElement[]; size: number };

export type Emitter = { emit: (element: WebhookElement) => void; clear: () => void };

/** Turns elements into POST bodies, one each unless the fault script duplicates, delays or batches them. */
export function createEmitter(deps: {
  deliverer: Deliverer;
  faults: FaultScript;
  timeline: Timeline;
}): Emitter {
  const { deliverer, faults, timeline } = deps;
  const batches = new Map<string, Batch>();

  function post(elements: WebhookElement[]): void {
    const [first] = elements;
    if (!first) return;
    deliverer.enqueue({
      phoneNumberId: first.phoneNumberId,
      lane: first.lane,
      summary: elements.length === 1 ? first.summary : `batch of ${elements.length}`,
      body: escapeJson(toEnvelope(elements)),
      messageIds: elements.flatMap(({ messageIds }) => messageIds),
      ...(first.time !== undefined && { isAccount: true }),
    });
  }

  function release(phoneNumberId: string, batch: Batch): void {
    if (batches.get(phoneNumberId) === batch) batches.delete(phoneNumberId);
    post(batch.elements.splice(0));
  }

  function join(batch: Batch, element: WebhookElement): void {
    batch.elements.push(element);
    if (batch.elements.length >= batch.size) release(element.phoneNumberId, batch);
  }

  return {
    emit: (element) => {
      // Account fields go to another callback: they never join a batch of messages.
      if (element.time !== undefined) return post([element]);
      const open = batches.get(element.phoneNumberId);
      if (open) return join(open, element);
      const fault = faults.drawWebhook(element.phoneNumberId);
      if (fault?.kind === "batched-webhooks") {
        const batch = { elements: [], size: fault.size };
        batches.set(element.phoneNumberId, batch);
        timeline.after(fault.holdMs, () => release(element.phoneNumberId, batch));
        return join(batch, element);
      }
      if (fault?.kind === "delay-webhooks")
        return timeline.after(fault.delayMs, () => post([element]));
      post([element]);
      if (fault?.kind === "duplicate-webhooks") post([element]);
    },
    clear: () => batches.clear(),
  };
}
