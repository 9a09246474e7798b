import { createSimulator, type Simulator } from "@parley/simulator/server";
import { createFakeReceiver, type FakeReceiver } from "./fake-receiver.ts";
import type { SimulatorAnswer } from "./simulator-answer.ts";

export const NUMBER = {
  label: "Acme Support",
  displayPhone: "+15550783881",
  phoneNumberId: "106540352242922",
  wabaId: "102290129340398",
  accessToken: "token-acme",
  appSecret: "secret-acme",
  verifyToken: "verify-acme",
};
export const TWILIO = {
  accountSid: `AC${"a".repeat(32)}`,
  authToken: "token-twilio",
  senders: [{ sid: `XE${"b".repeat(32)}`, label: "Acme Sales", displayPhone: "+15557122661" }],
  contents: [{ sid: `HX${"c".repeat(32)}`, types: { "twilio/text": { body: "Hello" } } }],
};
export const CUSTOMER = {
  name: "Ana Lima",
  phone: "+16505551234",
  numberPhoneNumberId: NUMBER.phoneNumberId,
  delays: { sentMs: 0, deliveredMs: 0, readMs: 0 },
};
export const ANA = "/control/customers/16505551234";

export type Answer = { status: number; headers: Headers; json: SimulatorAnswer };
export type SimulatedLine = {
  simulator: Simulator;
  receiver: FakeReceiver;
  control: (method: string, path: string, body?: unknown) => Promise<Answer>;
  send: (body: Record<string, unknown>, token?: string) => Promise<Answer>;
  sendText: (text: string, more?: Record<string, unknown>) => Promise<Answer>;
  idle: () => Promise<void>;
  stop: () => Promise<void>;
};

/** A simulator with one number, one customer and a receiver behind the number's webhook URL. */
export async function createSimulatedLine(
  options: { dataFolder?: string } = {},
): Promise<SimulatedLine> {
  const receiver = await createFakeReceiver(NUMBER.verifyToken);
  const config = {
    numbers: [{ ...NUMBER, webhookUrl: receiver.url }],
    customers: [CUSTOMER],
    twilioAccounts: [TWILIO],
  };
  const simulator = await createSimulator({ config, ...options });
  const request = async (
    method: string,
    path: string,
    body: unknown,
    headers: Record<string, string>,
  ) => {
    const init = body === undefined ? {} : { body: JSON.stringify(body) };
    const response = await fetch(`${simulator.url}${path}`, { method, headers, ...init });
    const text = await response.text();
    const isJson = response.headers.get("content-type")?.includes("json") ?? false;
    return {
      status: response.status,
      headers: response.headers,
      json: isJson ? JSON.parse(text) : { text },
    };
  };
  const control: SimulatedLine["control"] = (method, path, body) =>
    request(method, path, body, { "Content-Type": "application/json" });
  const send: SimulatedLine["send"] = (body, token = NUMBER.accessToken) =>
    request("POST", `/v25.0/${NUMBER.phoneNumberId}/messages`, body, {
      Authorization: `Bearer ${token}`,
    });
  return {
    simulator,
    receiver,
    control,
    send,
    sendText: (text, more = {}) =>
      send({
        messaging_product: "whatsapp",
        to: CUSTOMER.phone,
        type: "text",
        text: { body: text },
        ...more,
      }),
    idle: async () => {
      const { json } = await control("POST", "/control/idle", { timeoutMs: 8000 });
      if (!json.idle) throw new Error(`the simulator still has ${json.pending} pending tasks`);
    },
    stop: async () => {
      await simulator.stop();
      await receiver.stop();
    },
  };
}
