import { parseMetaWebhook, verifyMetaSignature } from "@parley/providers/meta";
import { metaWebhook } from "@parley/testkit/factories";
import { WhatsAppAPI } from "whatsapp-api-js";
import { closedLoop } from "../harness/load.ts";
import { type Delivery, signDelivery } from "../harness/webhook-sender.ts";
import { type Line, ratioLine } from "./line.ts";
import { newMessages } from "./traffic.ts";

const each = 20_000;
const rounds = 3;
const lanes = 32;
const secret = "0123456789abcdef0123456789abcdef";

/**
 * W1d: signature checked and body read, against `whatsapp-api-js` in the same process. It reads the first message of
 * the first change only and checks no shape; ours reads every element and checks each.
 */
export async function measureParseRate(): Promise<Line[]> {
  const bodies = newMessages(each).map((message) =>
    signDelivery("", metaWebhook("106540352242922", { messages: [message] }), secret),
  );
  const taken = { ours: [] as number[], theirs: [] as number[] };
  const theirs = createTheirs();
  for (let round = 0; round <= rounds; round += 1) {
    const theirRate = await rateOf(bodies, theirs);
    const ourRate = await rateOf(bodies, ours);
    if (round === 0) continue;
    taken.theirs.push(theirRate);
    taken.ours.push(ourRate);
  }
  const what = "verify and parse, against whatsapp-api-js";
  const rates = { ours: taken.ours, floor: taken.theirs, unit: "/s" };
  return [ratioLine({ id: "W1d", what, ...rates, must: { least: 0.8 } })];
}

type Read = (delivery: Delivery) => Promise<boolean>;

async function ours({ bytes, signature }: Delivery): Promise<boolean> {
  const header = (name: string) => (name === "x-hub-signature-256" ? signature : undefined);
  const verified = verifyMetaSignature({ rawBody: bytes, url: "", header }, secret);
  if (verified !== "valid") return false;
  const parsed = parseMetaWebhook(bytes);
  return parsed.ok && parsed.elements[0]?.kind === "message";
}

function createTheirs(): Read {
  const api = new WhatsAppAPI<string>({ token: "unused", appSecret: secret, v: "v25.0" });
  api.on.message = ({ message }) => message.id;
  // The order of its own handler for node:http: text, JSON, then the check over the text.
  return async ({ bytes, signature }) => {
    const text = bytes.toString("utf8");
    return (await api.post(JSON.parse(text), text, signature)) !== undefined;
  };
}

async function rateOf(deliveries: readonly Delivery[], read: Read): Promise<number> {
  const startedAt = performance.now();
  await closedLoop(deliveries, lanes, async (delivery) => {
    if (!(await read(delivery))) throw new Error("a webhook was not read");
  });
  return deliveries.length / ((performance.now() - startedAt) / 1000);
}
