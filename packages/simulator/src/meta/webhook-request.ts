import type { WebhookRequest } from "../delivery/index.ts";
import type { Store } from "../store/index.ts";
import { signBody } from "./sign-body.ts";

/** The POST for a body: exact bytes, signed with the number's app secret; null without a webhook URL. */
export function toWebhookRequest(
  store: Store,
  delivery: { phoneNumberId: string; body: string },
): WebhookRequest | null {
  const number = store.get("number", delivery.phoneNumberId);
  if (!number?.webhookUrl) return null;
  const body = Buffer.from(delivery.body, "utf8");
  return {
    url: number.webhookUrl,
    body,
    headers: { ...WEBHOOK_HEADERS, "X-Hub-Signature-256": signBody(body, number.appSecret) },
  };
}

export const WEBHOOK_HEADERS = {
  "Content-Type": "application/json",
  "User-Agent": "facebookexternalua",
};
