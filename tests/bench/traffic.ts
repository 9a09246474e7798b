import { type MetaMessage, metaWebhook, newWamid } from "@parley/testkit/factories";
import { deliveryTo, type Target } from "../harness/status-webhooks.ts";
import { type Delivery, signDelivery } from "../harness/webhook-sender.ts";
import type { Floor } from "./bench-stage.ts";

const floorNumber = "106540352242922";
const customers = 1_000;
/** So many messages are sent before the first of them is delivered, and then read. */
const apart = 50;

/** A webhook with one message for a number of the product. */
export function messageTo(target: Target, message: MetaMessage): Delivery {
  return deliveryTo(target, metaWebhook(target.number.providerNumberId, { messages: [message] }));
}

/** The same for the floor. */
export function messageToFloor({ url, secret }: Floor, message: MetaMessage): Delivery {
  return signDelivery(`${url}/webhook`, metaWebhook(floorNumber, { messages: [message] }), secret);
}

/** The phones of `count` customers whose numbers begin with the same four digits. */
export function phonesOf(area: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${area}${String(index).padStart(9, "0")}`);
}

const usualPhones = phonesOf("4915", customers);

/** New messages of these customers in turn, by default of a thousand. */
export function newMessages(count: number, phones: readonly string[] = usualPhones): MetaMessage[] {
  const at = new Date(Date.now() - 60_000);
  return Array.from({ length: count }, (_, index) => {
    const from = phones[index % phones.length] ?? "";
    return { id: newWamid(), from, at, text: `Message ${index}` };
  });
}

/** Three statuses to one message, one POST each: what comes in where as much is sent as received (W1e). */
export function mixedTraffic(
  target: Target,
  messages: readonly MetaMessage[],
  sent: readonly string[],
): Delivery[] {
  const at = new Date();
  const reports = reportsOf(sent).map((report) => {
    const statuses = [{ ...report, at }];
    return deliveryTo(target, metaWebhook(target.number.providerNumberId, { statuses }));
  });
  return messages.flatMap((message, index) => [
    messageTo(target, message),
    ...reports.slice(index * 3, index * 3 + 3),
  ]);
}

function reportsOf(sent: readonly string[]): { id: string; status: string }[] {
  const groups = Array.from({ length: Math.ceil(sent.length / apart) }, (_, index) =>
    sent.slice(index * apart, (index + 1) * apart),
  );
  return groups.flatMap((ids) =>
    ["sent", "delivered", "read"].flatMap((status) => ids.map((id) => ({ id, status }))),
  );
}
