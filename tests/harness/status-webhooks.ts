import { metaWebhook, type TestNumber } from "@parley/testkit/factories";
import type { Accepted } from "./fake-graph.ts";
import { type Delivery, signDelivery } from "./webhook-sender.ts";

/** Where a number's webhooks go, and how its bodies are signed. */
export type Target = { gatewayUrl: string; number: TestNumber };

export function deliveryTo({ gatewayUrl, number }: Target, body: unknown): Delivery {
  return signDelivery(`${gatewayUrl}/webhooks/meta/${number.id}`, body, number.appSecret);
}

/** The status reports Meta sends about a message it took, one POST each, in order. */
export function reportsOf(target: Target, taken: Accepted, statuses: readonly string[]) {
  const second = Math.floor(Date.now() / 1000);
  return statuses.map((status, index) => {
    const at = new Date((second + index) * 1000);
    const report = { id: taken.wamid, status, at, attemptRef: taken.attemptRef };
    return deliveryTo(target, metaWebhook(target.number.providerNumberId, { statuses: [report] }));
  });
}
