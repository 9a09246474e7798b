import type { Store, TwilioAccount, TwilioContent, TwilioSender } from "../store/index.ts";
import { type Address, parseAddress, senderAddressOf } from "./address.ts";
import { badRequest, type TwilioError } from "./twilio-error.ts";

/** A send that may be taken. */
export type TwilioSend = {
  sender: TwilioSender;
  to: string;
  address: Address;
  body: string;
  mediaUrl: string | null;
  content: TwilioContent | null;
  variables: Record<string, string>;
  location: { latitude: string; longitude: string; name: string } | null;
  statusCallback: string | null;
  messagingServiceSid: string | null;
  /** `accepted` when only a Messaging Service was named, else `queued`. */
  firstStatus: "accepted" | "queued";
  direction: "outbound-api" | "outbound-reply";
};

const MAX_BODY = 1600;
const GEO = /^geo:(-?\d+(?:\.\d+)?),(-?\d+(?:\.\d+)?)(?:\|(.*))?$/;

/**
 * Reads the form of POST Messages. What Twilio refuses at once comes back as an error (sections 6
 * and 13 of its formats); what the channel refuses later is not looked at here.
 */
export function parseSend(
  store: Store,
  account: TwilioAccount,
  form: URLSearchParams,
): TwilioSend | { error: TwilioError } {
  const to = form.get("To") ?? "";
  if (to === "") return refuse(21604, "A 'To' phone number is required.");
  const address = parseAddress(to);
  if (!address) return refuse(21211, `Invalid 'To' Phone Number: ${to}`);
  const sender = senderOf(store, account, form);
  if ("error" in sender) return sender;
  if (to === senderAddressOf(sender))
    return refuse(63031, "Channels message cannot have same From and To");
  const parts = readContent(store, account, form);
  if ("error" in parts) return parts;
  const error = checkOptions(form, parts);
  if (error) return { error };
  const messagingServiceSid = form.get("MessagingServiceSid");
  return {
    sender,
    to,
    address,
    ...parts,
    statusCallback: form.get("StatusCallback"),
    messagingServiceSid,
    firstStatus: messagingServiceSid !== null && !form.get("From") ? "accepted" : "queued",
    direction: "outbound-api",
  };
}

function senderOf(
  store: Store,
  { accountSid }: TwilioAccount,
  form: URLSearchParams,
): TwilioSender | { error: TwilioError } {
  const from = form.get("From");
  const service = form.get("MessagingServiceSid");
  if (!from && !service)
    return refuse(21603, "A 'From' or 'MessagingServiceSid' parameter is required.");
  if (service && !/^MG[0-9a-f]{32}$/i.test(service))
    return refuse(21705, `The Messaging Service Sid ${service} is invalid.`);
  const own = store.list("twilioSender").filter((each) => each.accountSid === accountSid);
  if (from) {
    const address = parseAddress(from);
    if (!address) return refuse(21212, `Invalid 'From' Phone Number: ${from}`);
    const sender = own.find((each) => senderAddressOf(each) === from);
    if (sender?.status.startsWith("ONLINE")) return sender;
    return refuse(63007, "Twilio could not find a Channel with the specified From address");
  }
  const sender = own.find((each) => each.messagingServiceSid === service);
  return sender ?? refuse(21703, "The Messaging Service does not have a phone number available.");
}

type Parts = Pick<TwilioSend, "body" | "mediaUrl" | "content" | "variables" | "location">;

function readContent(
  store: Store,
  account: TwilioAccount,
  form: URLSearchParams,
): Parts | { error: TwilioError } {
  const body = form.get("Body") ?? "";
  const media = form.getAll("MediaUrl");
  if (body.length > MAX_BODY)
    return refuse(21617, "The concatenated message body exceeds the 1600 character limit.");
  if (media.length > 10) return refuse(21623, "Number of media files exceeds allowed limit");
  const bad = media.find((url) => !isWebUrl(url));
  if (bad !== undefined) return refuse(21620, `Invalid media URL(s): ${bad}`);
  const template = readTemplate(store, account, form);
  if ("error" in template) return template;
  const location = readLocation(form, body);
  if (location && "error" in location) return location;
  if (body === "" && media.length === 0 && !template.content)
    return refuse(21619, "A text message body or media urls must be specified.");
  return { body, mediaUrl: media[0] ?? null, ...template, location };
}

function readTemplate(
  store: Store,
  { accountSid }: TwilioAccount,
  form: URLSearchParams,
): Pick<TwilioSend, "content" | "variables"> | { error: TwilioError } {
  const sid = form.get("ContentSid");
  const given = form.get("ContentVariables");
  if (!sid)
    return given
      ? refuse(21654, "ContentVariables cannot be used without a ContentSid.")
      : { content: null, variables: {} };
  const content = store.get("twilioContent", sid);
  if (content?.accountSid !== accountSid) return refuse(21655, "The ContentSid is Invalid");
  const variables = given === null || given === "" ? {} : parseVariables(given);
  return variables
    ? { content, variables }
    : refuse(21656, "The Content Variables Parameter is invalid");
}

function parseVariables(text: string): Record<string, string> | null {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
    const isPlain = Object.values(value).every((each) => typeof each === "string");
    return isPlain ? (value as Record<string, string>) : null;
  } catch {
    return null;
  }
}

function readLocation(
  form: URLSearchParams,
  body: string,
): TwilioSend["location"] | { error: TwilioError } {
  const action = form.get("PersistentAction");
  if (action === null) return null;
  const [, latitude, longitude, label] = GEO.exec(action) ?? [];
  if (latitude === undefined || longitude === undefined)
    return refuse(20422, `Invalid PersistentAction: ${action}`);
  if (body === "") return refuse(21602, "Message body is required.");
  return { latitude, longitude, name: label ?? body };
}

function checkOptions(form: URLSearchParams, { mediaUrl, content }: Parts): TwilioError | null {
  const callback = form.get("StatusCallback");
  if (callback !== null && !isCallback(callback))
    return badRequest(21609, `The 'StatusCallback' URL ${callback} is not a valid URL.`);
  const validity = form.get("ValidityPeriod");
  if (validity !== null && !(Number(validity) >= 1 && Number(validity) <= 36_000))
    return badRequest(20422, "ValidityPeriod must be between 1 and 36000 seconds.");
  if (form.has("ScheduleType") || form.has("SendAt"))
    return badRequest(20422, "This account cannot schedule messages.");
  if (content && mediaUrl)
    return badRequest(63030, "Unsupported parameter for type of channels message: MediaUrl");
  return null;
}

function isCallback(url: string): boolean {
  return isWebUrl(url) && url.length <= 4000 && !new URL(url).hostname.includes("_");
}

function isWebUrl(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

function refuse(code: number, message: string): { error: TwilioError } {
  return { error: badRequest(code, message) };
}
