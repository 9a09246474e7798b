import type { Store, TwilioMedia, TwilioMessage } from "../store/index.ts";

/** A Message as the REST API shows it (section 6 of Twilio's formats): counts are strings, dates RFC 2822. */
export function toMessageResource(store: Store, message: TwilioMessage) {
  const uri = messageUri(message.accountSid, message.sid);
  const files = mediaOf(store, message.sid).length;
  return {
    account_sid: message.accountSid,
    api_version: "2010-04-01",
    body: message.body,
    date_created: rfc2822(message.createdAt),
    date_sent: message.sentAt === null ? null : rfc2822(message.sentAt),
    date_updated: rfc2822(message.updatedAt),
    direction: message.direction,
    error_code: message.errorCode,
    error_message: message.errorMessage,
    from: message.from,
    messaging_service_sid: message.messagingServiceSid,
    num_media: String(files),
    num_segments: "1",
    price: null,
    price_unit: null,
    sid: message.sid,
    status: message.status,
    subresource_uris: { media: `${uri}/Media.json` },
    to: message.to,
    uri: `${uri}.json`,
  };
}

/** A file of a message as the REST API shows it. */
export function toMediaResource(media: TwilioMedia) {
  return {
    sid: media.sid,
    account_sid: media.accountSid,
    parent_sid: media.messageSid,
    content_type: media.contentType,
    date_created: rfc2822(media.createdAt),
    date_updated: rfc2822(media.createdAt),
    uri: `${messageUri(media.accountSid, media.messageSid)}/Media/${media.sid}.json`,
  };
}

/** The files of a message. */
export function mediaOf(store: Store, messageSid: string): TwilioMedia[] {
  return store.list("twilioMedia").filter((each) => each.messageSid === messageSid);
}

/** The path of a message, without its ending. */
export function messageUri(accountSid: string, sid: string): string {
  return `/2010-04-01/Accounts/${accountSid}/Messages/${sid}`;
}

/** A time in Unix milliseconds as Twilio's 2010 API writes it: whole seconds, GMT. */
export function rfc2822(at: number): string {
  return new Date(at).toUTCString().replace("GMT", "+0000");
}
