import type { BusinessNumber } from "../config/index.ts";
import type { WebhookRequest } from "../delivery/index.ts";
import type { Store } from "../store/index.ts";
import { signBody } from "./sign-body.ts";

/** The POST for a body: exact bytes, signed with the number's app secret; null where nobody listens. */
export function toWebhookRequest(
  store: Store,
  delivery: { phoneNumberId: string; body: string; isAccount?: boolean },
): WebhookRequest | null {
  const number = store.get("number", delivery.phoneNumberId);
  const url = number && callbackOf(store, number, delivery.isAccount ?? false);
  if (!number || !url) return null;
  const body = Buffer.from(delivery.body, "utf8");
  return {
    url,
    body,
    headers: { ...WEBHOOK_HEADERS, "X-Hub-Signature-256": signBody(body, number.appSecret) },
  };
}

export const WEBHOOK_HEADERS = {
  "Content-Type": "application/json",
  "User-Agent": "facebookexternalua",
};

/**
 * Where a number's webhooks go (A.5): its own override, the WABA's, the configured URL. Template and
 * account fields follow no override. Null when the app is not subscribed to the WABA.
 */
function callbackOf(store: Store, number: BusinessNumber, isAccount: boolean): string | null {
  const subscription = store.get("subscription", number.wabaId);
  if (subscription?.isSubscribed === false) return null;
  if (isAccount) return number.appWebhookUrl ?? number.webhookUrl;
  const own = store.get("numberState", number.phoneNumberId)?.override;
  return own?.url ?? subscription?.override?.url ?? number.webhookUrl;
}
