import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { createSimulator, type SimulatorOptions } from "../server/index.ts";

const hex = (digit: string) => digit.repeat(32);
export const ACCOUNT = `AC${hex("a")}`;
export const SENDER = `XE${hex("b")}`;
export const SERVICE = `MG${hex("c")}`;
export const API_KEY = `SK${hex("d")}`;
export const TEMPLATE = `HX${hex("e")}`;
export const TOKEN = "token-acme";
export const FROM = "whatsapp:+15557122661";
export const TO = "whatsapp:+16505551234";
export const ANA = "/control/customers/16505551234";
export const MESSAGES = `/2010-04-01/Accounts/${ACCOUNT}/Messages.json`;

/** What a JSON answer holds, as far as a test asks for it. */
// biome-ignore lint/suspicious/noExplicitAny: a test asserts on what it reads
type Json = any;
export type Received = {
  path: string;
  headers: Record<string, string>;
  raw: string;
  form: URLSearchParams;
};
export type SimulatedAccount = Awaited<ReturnType<typeof createSimulatedAccount>>;

const basic = (user: string, password: string) =>
  `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}`;

/** A simulator with one Twilio account, one sender and one customer, and a receiver for its webhooks. */
export async function createSimulatedAccount(given: Given = {}) {
  const receiver = await createFormReceiver();
  const config = configOf(receiver.url, given);
  const simulator = await createSimulator({ ...given.options, config });
  const call = createCall(simulator.url);
  const auth = { Authorization: basic(ACCOUNT, TOKEN) };
  const control = (method: string, path: string, body?: unknown) =>
    call(method, path, body === undefined ? {} : { body: JSON.stringify(body) });
  const idle = () => control("POST", "/control/idle", { timeoutMs: 5000 });
  return {
    ...{ simulator, receiver, call, control, idle },
    send: (form: Record<string, string>, headers: Record<string, string> = auth) =>
      call("POST", MESSAGES, {
        headers,
        body: new URLSearchParams({ From: FROM, To: TO, ...form }),
      }),
    api: (method: string, path: string, body?: URLSearchParams | Record<string, unknown>) =>
      call(method, path, {
        headers: auth,
        ...(body && { body: body instanceof URLSearchParams ? body : JSON.stringify(body) }),
      }),
    as: (user: string, password: string, path: string) =>
      call("GET", path, { headers: { Authorization: basic(user, password) } }),
    write: async (body: Record<string, unknown>) => {
      const answer = await control("POST", `${ANA}/messages`, body);
      await idle();
      return answer.json as Json;
    },
    stop: async () => {
      await simulator.stop();
      await receiver.stop();
    },
  };
}

type Given = {
  sender?: Record<string, unknown>;
  account?: Record<string, unknown>;
  options?: Omit<SimulatorOptions, "config">;
};

function configOf(receiverUrl: string, given: Given) {
  const sender = {
    ...{ sid: SENDER, label: "Acme Support", displayPhone: "+15557122661" },
    callbackUrl: `${receiverUrl}/inbound`,
    statusCallbackUrl: `${receiverUrl}/status`,
    messagingServiceSid: SERVICE,
    ...given.sender,
  };
  const account = {
    ...{ accountSid: ACCOUNT, authToken: TOKEN },
    apiKeys: [{ sid: API_KEY, secret: "key-secret" }],
    review: { delayMs: 0 },
    contents: [TEMPLATE_CONTENT],
    senders: [sender],
    ...given.account,
  };
  const customer = {
    ...{ name: "Ana Lima", phone: "+16505551234", numberPhoneNumberId: SENDER },
    delays: { sentMs: 0, deliveredMs: 0, readMs: 0 },
  };
  return { twilioAccounts: [account], customers: [customer] };
}

function createCall(baseUrl: string) {
  return async (method: string, path: string, init: RequestInit = {}) => {
    const url = path.startsWith("http") ? path : `${baseUrl}${path}`;
    const response = await fetch(url, { method, redirect: "manual", ...init });
    const text = await response.text();
    const isJson = response.headers.get("content-type")?.includes("json") ?? false;
    const json: Json = isJson ? JSON.parse(text) : { text };
    return { status: response.status, headers: response.headers, json };
  };
}

const TEMPLATE_CONTENT = {
  ...{ sid: TEMPLATE, friendlyName: "order_update", language: "en" },
  variables: { "1": "Ana", "2": "42" },
  types: {
    "twilio/quick-reply": {
      body: "Hi {{1}}, order {{2}} is on its way.",
      actions: [{ type: "QUICK_REPLY", title: "Thanks", id: "thanks" }],
    },
  },
  approval: { name: "order_update", category: "UTILITY" as const },
};

/** Keeps every form that is posted to it; answers 200 with `<Response/>`, or what `answers` says next. */
async function createFormReceiver() {
  const received: Received[] = [];
  const answers: { status: number; body?: string }[] = [];
  const server = createServer(async (request, response) => {
    const raw = await readAll(request);
    received.push({
      path: request.url ?? "",
      headers: request.headers as Record<string, string>,
      raw,
      form: new URLSearchParams(raw),
    });
    const { status, body = "<Response/>" } = answers.shift() ?? { status: 200 };
    response.writeHead(status, { "Content-Type": "text/xml" }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const at = (path: string) => received.filter((each) => each.path.startsWith(path));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    answers,
    at,
    statuses: () => at("/status").map(({ form }) => form.get("MessageStatus")),
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function readAll(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}
