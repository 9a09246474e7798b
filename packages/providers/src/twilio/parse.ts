import { readJson } from "../http/index.ts";
import type { InboundElement, ParsedWebhook, WebhookContext } from "../port/index.ts";
import { parseMessage } from "./parse-message.ts";
import { parseStatus } from "./parse-status.ts";
import { isRecord, readForm, type TwilioForm } from "./payload.ts";
import { isWhatsAppAddress } from "./twilio-address.ts";

/**
 * A webhook POST of Twilio → its one element: a message or a status from a form (sections 4 and 7), a notice for
 * anything else of Twilio's. Only a list of JSON events gives several. Never throws; nothing of Twilio's is lost,
 * for what has no model is kept whole in `raw`.
 */
export function parseTwilioWebhook(rawBody: Uint8Array, context?: WebhookContext): ParsedWebhook {
  const isJson = /^\s*[{[]/.test(new TextDecoder().decode(rawBody.subarray(0, 64)));
  return isJson ? parseEvents(rawBody) : parseForm(rawBody, context);
}

function parseForm(rawBody: Uint8Array, context?: WebhookContext): ParsedWebhook {
  const form = readForm(rawBody);
  const isKnown = ["AccountSid", "MessageSid", "SmsSid", "From", "To"].some(form.id);
  if (!isKnown) return { ok: false, reason: "unknown_envelope" };
  return { ok: true, elements: [{ ...elementOf(form, context), position: 0 }] };
}

function elementOf(form: TwilioForm, context?: WebhookContext): WithoutPosition<InboundElement> {
  const accountId = form.id("AccountSid") ?? null;
  const notice = { kind: "notice" as const, accountId, providerNumberId: null, raw: form.raw };
  if (!["From", "To", "MessageSid", "SmsSid"].some(form.id)) {
    return { ...notice, field: form.id("EventType") ?? "unknown" };
  }
  // The same URL may serve the number's SMS: answering it over WhatsApp would be wrong.
  if (!isWhatsApp(form)) return { ...notice, field: "other_channel" };
  const status = form.id("MessageStatus") ?? form.id("SmsStatus") ?? "received";
  return /^(received|receiving)$/i.test(status)
    ? parseMessage(form)
    : parseStatus(form, status.toLowerCase(), context);
}

type WithoutPosition<Element> = Element extends unknown ? Omit<Element, "position"> : never;

function isWhatsApp(form: TwilioForm): boolean {
  return (
    ["From", "To"].some((name) => isWhatsAppAddress(form.text(name) ?? "")) ||
    ["WaId", "ExternalUserId"].some((name) => form.id(name) !== undefined) ||
    form.id("ChannelPrefix") === "whatsapp"
  );
}

/** JSON comes from event streams alone (8.2, 11.3): one event or a list, each named by its `type`. */
function parseEvents(rawBody: Uint8Array): ParsedWebhook {
  const json = readJson(rawBody);
  if (!json.ok) return { ok: false, reason: "not_json" };
  const events = [json.value].flat();
  if (events.length === 0) return { ok: false, reason: "unknown_envelope" };
  return { ok: true, elements: events.map(eventElement) };
}

function eventElement(raw: unknown, position: number): InboundElement {
  const field = isRecord(raw) ? raw.type : undefined;
  if (typeof field !== "string" || field === "") {
    return { kind: "invalid", position, reason: "change_malformed", raw };
  }
  return { kind: "notice", position, field, accountId: null, providerNumberId: null, raw };
}
