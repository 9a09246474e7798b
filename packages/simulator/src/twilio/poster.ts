import { randomUUID } from "node:crypto";
import {
  createLanes,
  type DeliveryLog,
  postWebhook,
  type WebhookAnswer,
  type WebhookRequest,
} from "../delivery/index.ts";
import type { Store } from "../store/index.ts";
import type { Timeline } from "../timeline/index.ts";
import { readConnectionOverride } from "./connection-override.ts";
import { signForm } from "./sign-request.ts";

const CONCURRENT_POSTS = 32;
const RETRY_GAP_MS = 100;
const NO_CONNECTION =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|UND_ERR_CONNECT_TIMEOUT)$/;

/** One webhook: where it goes, what it says, and where to turn when that fails. */
export type Callback = {
  senderSid: string;
  accountSid: string;
  /** Webhooks of one lane are tried one after another. */
  lane: string;
  summary: string;
  url: string;
  fallbackUrl: string | null;
  form: Record<string, string>;
  onDelivered?: (answer: WebhookAnswer) => void;
};

export type Poster = {
  post: (callback: Callback) => void;
  /** Resolves when what the lane holds at this moment is done. */
  drained: (lane: string) => Promise<void>;
  stop: () => void;
};

/**
 * Delivers webhooks as Twilio does (section 9 of its formats): any 2xx counts, by default one retry and
 * only when no connection came about, then the fallback URL once, and then the event is lost.
 */
export function createPoster(deps: { store: Store; timeline: Timeline; log: DeliveryLog }): Poster {
  const lanes = createLanes(CONCURRENT_POSTS);
  const stopping = new AbortController();

  async function deliver(callback: Callback): Promise<void> {
    const deliveryId = randomUUID();
    const first = await tryAll(callback, callback.url, callback.form, deliveryId);
    if (isTaken(first)) return callback.onDelivered?.(first);
    if (callback.fallbackUrl === null || stopping.signal.aborted) return;
    const ErrorCode = first.status === null ? "11205" : "11200";
    const form = { ...callback.form, ErrorCode, ErrorUrl: callback.url };
    const second = await tryAll(callback, callback.fallbackUrl, form, deliveryId);
    if (isTaken(second)) callback.onDelivered?.(second);
  }

  async function tryAll(
    callback: Callback,
    url: string,
    form: Record<string, string>,
    deliveryId: string,
  ): Promise<WebhookAnswer> {
    const { retries, policy, readTimeoutMs, totalTimeoutMs } = readConnectionOverride(url);
    const deadline = performance.now() + totalTimeoutMs;
    const authToken = deps.store.get("twilioAccount", callback.accountSid)?.authToken ?? "";
    const request = toFormRequest(authToken, url, form, deliveryId);
    for (let attempt = 1; ; attempt += 1) {
      const timeoutMs = Math.max(1, Math.min(readTimeoutMs, deadline - performance.now()));
      const answer = await postWebhook(request, Math.ceil(timeoutMs), stopping.signal);
      const isLast =
        isTaken(answer) ||
        stopping.signal.aborted ||
        attempt > retries ||
        !isCovered(policy, answer) ||
        performance.now() + RETRY_GAP_MS >= deadline;
      deps.log.add({
        deliveryId,
        phoneNumberId: callback.senderSid,
        summary: callback.summary,
        attempt,
        at: Date.now(),
        bytes: request.body.length,
        status: answer.status,
        error: answer.error,
        latencyMs: answer.latencyMs,
        outcome: isTaken(answer) ? "delivered" : isLast ? "dropped" : "will-retry",
      });
      if (isLast) return answer;
      await new Promise((resolve) => setTimeout(resolve, RETRY_GAP_MS));
    }
  }

  return {
    post: (callback) =>
      deps.timeline.track(() => lanes.run(callback.lane, () => deliver(callback))),
    drained: lanes.drained,
    stop: () => stopping.abort(),
  };
}

/** A signed form post. User and password of the URL are signed with it and travel as Basic auth. */
export function toFormRequest(
  authToken: string,
  url: string,
  form: Record<string, string>,
  idempotencyToken: string,
): WebhookRequest {
  const params = new URLSearchParams(form);
  return {
    ...splitCredentials(url),
    body: Buffer.from(params.toString(), "utf8"),
    headers: {
      ...splitCredentials(url).headers,
      "Content-Type": "application/x-www-form-urlencoded; charset=utf-8",
      "User-Agent": "TwilioProxy/1.1",
      "I-Twilio-Idempotency-Token": idempotencyToken,
      "X-Twilio-Signature": signForm(authToken, url, params),
    },
  };
}

function splitCredentials(text: string): { url: string; headers: Record<string, string> } {
  const [bare = text] = text.split("#", 1);
  const url = new URL(bare);
  if (url.username === "") return { url: bare, headers: {} };
  const user = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`;
  url.username = "";
  url.password = "";
  const Authorization = `Basic ${Buffer.from(user).toString("base64")}`;
  return { url: url.href, headers: { Authorization } };
}

function isTaken({ status }: WebhookAnswer): boolean {
  return status !== null && status >= 200 && status < 300;
}

function isCovered(policy: string[], { status, error }: WebhookAnswer): boolean {
  if (policy.includes("all")) return true;
  if (status === null) return policy.includes(NO_CONNECTION.test(error ?? "") ? "ct" : "rt");
  return policy.includes(`${Math.floor(status / 100)}xx`);
}
