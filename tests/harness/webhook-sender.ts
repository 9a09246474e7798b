import { createHash, createHmac } from "node:crypto";
import { Agent, request } from "node:http";
import { setTimeout as pause } from "node:timers/promises";

/** A signed POST, ready to leave. */
export type Delivery = { url: string; bytes: Buffer; signature: string; sha256: string };

export type Answer = { status: number | "no answer"; body: string; ms: number };

/** What the sender knows: how often each body was acknowledged with 200. */
export type AckLedger = Map<string, number>;

export type WebhookSender = {
  acked: AckLedger;
  /** Tries that did not end with 200. */
  readonly retries: number;
  /** Milliseconds from a delivery's first try to its 200. */
  readonly ackMs: number[];
  /** One try. */
  post(delivery: Delivery): Promise<Answer>;
  /** Tries as Meta does, until 200: with growing waits, here of milliseconds instead of minutes. */
  deliver(delivery: Delivery): Promise<void>;
  close(): void;
};

const firstWaitMs = 50;
const longestWaitMs = 800;
const timeoutMs = 10_000;

/** Signs a body as Meta does, by code of its own. */
export function signDelivery(url: string, body: unknown, appSecret: string): Delivery {
  const bytes = Buffer.from(typeof body === "string" ? body : JSON.stringify(body));
  const signature = `sha256=${createHmac("sha256", appSecret).update(bytes).digest("hex")}`;
  return { url, bytes, signature, sha256: createHash("sha256").update(bytes).digest("hex") };
}

/** A sender over at most `connections` kept-open connections that keeps a ledger of what was acked. */
export function createWebhookSender({ connections = 64 } = {}): WebhookSender {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const acked: AckLedger = new Map();
  const ackMs: number[] = [];
  let retries = 0;

  const post = async (delivery: Delivery): Promise<Answer> => {
    const startedAt = performance.now();
    const { status, body } = await postOnce(agent, delivery);
    if (status === 200) acked.set(delivery.sha256, (acked.get(delivery.sha256) ?? 0) + 1);
    return { status, body, ms: performance.now() - startedAt };
  };

  return {
    acked,
    ackMs,
    get retries() {
      return retries;
    },
    post,
    async deliver(delivery) {
      const startedAt = performance.now();
      for (let waitMs = firstWaitMs; ; waitMs = Math.min(longestWaitMs, waitMs * 2)) {
        const { status } = await post(delivery);
        if (status === 200) break;
        retries += 1;
        await pause(waitMs);
      }
      ackMs.push(performance.now() - startedAt);
    },
    close: () => agent.destroy(),
  };
}

const nothing = { status: "no answer", body: "" } as const;

function postOnce(agent: Agent, { url, bytes, signature }: Delivery): Promise<Omit<Answer, "ms">> {
  return new Promise((resolve) => {
    const headers = {
      "content-type": "application/json",
      "content-length": bytes.length,
      "x-hub-signature-256": signature,
    };
    const sent = request(url, { agent, method: "POST", timeout: timeoutMs, headers });
    sent.on("response", (response) => {
      let body = "";
      response.setEncoding("utf8");
      response.on("data", (chunk: string) => {
        body += chunk;
      });
      response.on("close", () =>
        resolve(response.complete ? { status: response.statusCode ?? 0, body } : nothing),
      );
    });
    sent.on("timeout", () => sent.destroy());
    sent.on("error", () => resolve(nothing));
    sent.end(bytes);
  });
}
