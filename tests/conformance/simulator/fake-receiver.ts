import { createHmac } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

export type ReceivedWebhook = {
  raw: Buffer;
  signature: string;
  /** Parsed when asked for: what a test injects need not be JSON. */
  readonly body: WebhookBody;
  at: number;
};
export type WebhookValue = {
  metadata: { display_phone_number: string; phone_number_id: string };
  contacts?: { wa_id?: string; user_id: string; profile: { name: string } }[];
  messages?: Record<string, unknown>[];
  statuses?: Record<string, unknown>[];
};
export type WebhookBody = {
  object: string;
  entry: { id: string; changes: { field: string; value: WebhookValue }[] }[];
};

export type FakeReceiver = {
  url: string;
  webhooks: ReceivedWebhook[];
  /** Answers for the next POSTs, in order; 200 when there is none left. */
  answers: number[];
  values: () => WebhookValue[];
  statuses: () => Record<string, unknown>[];
  messages: () => Record<string, unknown>[];
  stop: () => Promise<void>;
};

/** The product's side of a webhook, reduced to a list: it answers the handshake and keeps every POST. */
export async function createFakeReceiver(verifyToken: string): Promise<FakeReceiver> {
  const webhooks: ReceivedWebhook[] = [];
  const answers: number[] = [];
  const server = createServer(async (request, response) => {
    if (request.method === "GET") {
      const query = new URL(request.url ?? "/", "http://receiver").searchParams;
      const isKnown =
        query.get("hub.verify_token") === verifyToken && query.get("hub.mode") === "subscribe";
      return response.writeHead(isKnown ? 200 : 403).end(isKnown ? query.get("hub.challenge") : "");
    }
    const raw = await readAll(request);
    const signature = String(request.headers["x-hub-signature-256"]);
    webhooks.push({
      raw,
      signature,
      at: Date.now(),
      get body() {
        return JSON.parse(raw.toString("utf8")) as WebhookBody;
      },
    });
    return response.writeHead(answers.shift() ?? 200).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const values = () =>
    webhooks.flatMap(({ body }) =>
      body.entry.flatMap(({ changes }) => changes.map(({ value }) => value)),
    );
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhooks/meta/1`,
    webhooks,
    answers,
    values,
    statuses: () => values().flatMap(({ statuses }) => statuses ?? []),
    messages: () => values().flatMap(({ messages }) => messages ?? []),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** The signature a receiver expects over the bytes it got. */
export function expectedSignature(raw: Buffer, appSecret: string): string {
  return `sha256=${createHmac("sha256", appSecret).update(raw).digest("hex")}`;
}

async function readAll(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
