import type {
  Customer,
  Message,
  Store,
  TwilioMedia,
  TwilioMessage,
  TwilioSender,
} from "../store/index.ts";
import { customerAddressOf, senderAddressOf } from "./address.ts";
import { createSid } from "./identifiers.ts";
import { inboundBody } from "./inbound-form.ts";
import { inboundFile } from "./sample-media.ts";

const STOP = /^(stop|stopall|unsubscribe|cancel|end|quit|optout|revoke)$/i;
const START = /^(start|yes|unstop)$/i;

/**
 * Takes a customer's message in: its REST message and its file, and STOP or START where the sender
 * listens to them. Returns what the webhook is made of.
 */
export function receiveMessage(
  store: Store,
  now: number,
  sender: TwilioSender,
  customer: Customer,
  message: Message,
): { resource: TwilioMessage; files: TwilioMedia[] } {
  const body = inboundBody(message);
  const resource: TwilioMessage = {
    sid: message.id,
    accountSid: sender.accountSid,
    senderSid: sender.sid,
    customerId: customer.id,
    from: customerAddressOf(sender, customer),
    to: senderAddressOf(sender),
    direction: "inbound",
    status: "received",
    body,
    messagingServiceSid: sender.messagingServiceSid,
    errorCode: null,
    errorMessage: null,
    statusCallback: null,
    contentSid: null,
    createdAt: now,
    sentAt: now,
    updatedAt: now,
  };
  store.put("twilioMessage", resource.sid, resource);
  if (sender.optOut && message.type === "text") listenForStop(store, sender, customer, body.trim());
  return { resource, files: keepFile(store, now, resource, message) };
}

function listenForStop(store: Store, sender: TwilioSender, customer: Customer, text: string): void {
  const id = `${sender.sid}:${customer.id}`;
  if (STOP.test(text))
    store.put("twilioOptOut", id, { senderSid: sender.sid, customerId: customer.id });
  if (START.test(text)) store.remove("twilioOptOut", id);
}

/** Stores the file apart from the bubble, which then names it. */
function keepFile(
  store: Store,
  now: number,
  resource: TwilioMessage,
  message: Message,
): TwilioMedia[] {
  const part = message.content[message.type];
  const file = inboundFile(message.type, part);
  if (!file) return [];
  const media: TwilioMedia = {
    sid: createSid("ME"),
    accountSid: resource.accountSid,
    messageSid: message.id,
    contentType: file.contentType,
    base64: file.base64,
    createdAt: now,
  };
  store.put("twilioMedia", media.sid, media);
  if (!Array.isArray(part)) {
    const { base64: _bytes, ...kept } = part as Record<string, unknown>;
    const shown = { ...kept, id: media.sid, mime_type: file.contentType };
    store.put("message", message.id, {
      ...message,
      content: { ...message.content, [message.type]: shown },
    });
  }
  return [media];
}
