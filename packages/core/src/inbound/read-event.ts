import { identitiesOf } from "@parley/domain/identity";
import type { WebhookEventId } from "@parley/domain/ids";
import type { InboundElement, WhatsAppProvider } from "@parley/providers/port";
import type { DeadLetter } from "./dead-letters.ts";
import type { Received, RecordedNumber } from "./sort-elements.ts";

/** A raw event read whole: what can be recorded, and what is parked with its reason. */
export type ReadEvent = { id: WebhookEventId; received: Received[]; letters: DeadLetter[] };

type RawEvent = {
  id: WebhookEventId;
  body: Buffer;
  query: string | null;
  receivedAt: Date;
  requestId: string | null;
};

/**
 * Parses every entry, change, message and status of an event. Elements that speak of another
 * number than the endpoint's own are foreign and go no further, whoever signed them (T-21).
 */
export function readEvent(
  { id, body, query, receivedAt, requestId }: RawEvent,
  number: RecordedNumber,
  provider: Pick<WhatsAppProvider, "parse">,
): ReadEvent {
  const parsed = provider.parse(body, { query: new URLSearchParams(query ?? "") });
  if (!parsed.ok) {
    const detail = "the whole body is kept as the raw event";
    return {
      id,
      received: [],
      letters: [{ eventId: id, reason: parsed.reason, detail, element: null }],
    };
  }
  const read: ReadEvent = { id, received: [], letters: [] };
  for (const element of parsed.elements) {
    const reason = parkingReason(element, number);
    if (reason === null) read.received.push({ element, eventId: id, receivedAt, requestId });
    else read.letters.push({ eventId: id, reason, detail: null, element: rawOf(element) });
  }
  return read;
}

function parkingReason(element: InboundElement, number: RecordedNumber): string | null {
  if (element.kind === "invalid") return element.reason;
  const { providerNumberId } = element;
  if (providerNumberId !== null && providerNumberId !== number.providerNumberId) {
    return "foreign_number";
  }
  const isWritten = element.kind === "message" || element.kind === "reaction";
  if (isWritten && identitiesOf(element.sender).length === 0) return "sender_missing";
  const isNobodys = element.kind === "echo" && identitiesOf(element.recipient).length === 0;
  return isNobodys ? "recipient_missing" : null;
}

function rawOf(element: InboundElement): unknown {
  return element.kind === "invalid" || element.kind === "notice" ? element.raw : element;
}
