import type { ListedMedia, ListedMessage } from "./list-messages.ts";
import { accountUrl, type TwilioConnection } from "./twilio-connection.ts";

/**
 * The webhook that Twilio would have sent for an inbound message the reconciler found (F-93): stored as a raw event
 * it takes the same way as all others, and its id keeps it from being recorded twice. `DateSent` is ours: it keeps
 * the order of what came late.
 */
export function webhookBodyOf(
  message: ListedMessage,
  media: readonly ListedMedia[],
  accountSid: string,
  connection: TwilioConnection,
): Uint8Array {
  const { providerMessageId, from, to, body, sentAt } = message;
  const form = new URLSearchParams({
    MessageSid: providerMessageId,
    AccountSid: accountSid,
    From: from,
    To: to,
    Body: body,
    SmsStatus: "received",
    NumMedia: String(media.length),
    ...(sentAt === null ? {} : { DateSent: sentAt.toISOString() }),
  });
  const files = `${accountUrl(connection, accountSid)}/Messages/${providerMessageId}/Media/`;
  for (const [index, { sid, mimeType }] of media.entries()) {
    form.append(`MediaUrl${index}`, files + sid);
    form.append(`MediaContentType${index}`, mimeType);
  }
  return new TextEncoder().encode(form.toString());
}
