import type { Customer, Message, Store, TwilioMessage, TwilioSender } from "../store/index.ts";
import { customerAddressOf, externalUserIdOf, senderAddressOf } from "./address.ts";

type Part = Record<string, unknown>;
type Form = Record<string, string>;

const REPLY_MEMORY_MS = 7 * 24 * 60 * 60 * 1000;
const UNDELIVERED = new Set(["edit", "revoke", "system", "request_welcome"]);

/** Whether Twilio tells the business of a message of this type at all. */
export function isTold(type: string): boolean {
  return !UNDELIVERED.has(type);
}

/** What stands in `Body`: the text, a caption, a document's file name, or the title that was tapped. */
export function inboundBody({ type, content }: Pick<Message, "type" | "content">): string {
  const part = (content[type] ?? {}) as Part;
  if (type === "text") return String(part.body ?? "");
  if (type === "image" || type === "video") return String(part.caption ?? "");
  if (type === "document") return String(part.filename ?? "document.pdf");
  if (type === "button") return String(part.text ?? "");
  if (type === "reaction") return String(part.emoji ?? "");
  if (type === "interactive") return replyOf(part)?.title ?? "";
  return "";
}

/** The parameters of the webhook for a customer's message (section 4 of Twilio's formats). */
export function inboundForm(
  store: Store,
  sender: TwilioSender,
  customer: Customer,
  message: Message,
  resource: TwilioMessage,
  files: { url: string; contentType: string }[],
): Form {
  const specific = { ...typeForm(message), ...forwardedForm(message.content) };
  const address = customerAddressOf(sender, customer);
  const head = {
    ProfileName: customer.name,
    ...(!customer.hidePhone && { WaId: customer.id }),
  };
  return {
    SmsMessageSid: message.id,
    NumMedia: String(files.length),
    ...head,
    SmsSid: message.id,
    SmsStatus: "received",
    MessageType: messageTypeOf(message.type),
    Body: resource.body,
    To: senderAddressOf(sender),
    NumSegments: "1",
    ReferralNumMedia: "0",
    MessageSid: message.id,
    AccountSid: sender.accountSid,
    From: address,
    ExternalUserId: externalUserIdOf(sender, customer),
    ApiVersion: "2010-04-01",
    ...(sender.messagingServiceSid && { MessagingServiceSid: sender.messagingServiceSid }),
    ChannelMetadata: JSON.stringify({
      type: "whatsapp",
      data: { context: { ...head, ...specific } },
    }),
    ...specific,
    ...filesForm(files),
    ...replyForm(store, sender, customer, message),
    ...referralForm(message.content),
    ...((message.content.twilio ?? {}) as Form),
  };
}

function messageTypeOf(type: string): string {
  return type === "order" ? "unsupported" : type;
}

function typeForm({ type, content }: Message): Form {
  const part = (content[type] ?? {}) as Part;
  if (type === "location")
    return {
      Latitude: String(part.latitude),
      Longitude: String(part.longitude),
      ...(part.address !== undefined && { Address: String(part.address) }),
      ...(part.name !== undefined && { Label: String(part.name) }),
    };
  if (type === "button") return buttonForm(String(part.text), String(part.payload));
  if (type !== "interactive") return {};
  const reply = replyOf(part);
  if (part.type === "button_reply" && reply) return buttonForm(reply.title, reply.id);
  if (part.type === "list_reply" && reply) return { ListId: reply.id, ListTitle: reply.title };
  return flowForm((part.nfm_reply ?? {}) as Part);
}

function buttonForm(ButtonText: string, ButtonPayload: string): Form {
  return { ButtonText, ButtonPayload, ButtonType: "REPLY" };
}

function flowForm({ response_json }: Part): Form {
  const answer =
    typeof response_json === "string" ? response_json : JSON.stringify(response_json ?? {});
  return {
    FlowData: answer,
    InteractiveData: JSON.stringify({ type: "nfm_reply", nfm_reply: { response_json: answer } }),
  };
}

function replyOf(part: Part): { id: string; title: string } | undefined {
  return (part.button_reply ?? part.list_reply) as { id: string; title: string } | undefined;
}

function forwardedForm({ context }: Message["content"]): Form {
  const { forwarded, frequently_forwarded } = (context ?? {}) as Part;
  if (forwarded === undefined && frequently_forwarded === undefined) return {};
  return {
    Forwarded: String(forwarded ?? frequently_forwarded ?? false),
    FrequentlyForwarded: String(frequently_forwarded ?? false),
  };
}

function filesForm(files: { url: string; contentType: string }[]): Form {
  return Object.fromEntries(
    files.flatMap(({ url, contentType }, index) => [
      [`MediaUrl${index}`, url],
      [`MediaContentType${index}`, contentType],
    ]),
  );
}

/** The message a customer replies to, as long as Twilio remembers it; a reaction's target likewise. */
function replyForm(store: Store, sender: TwilioSender, customer: Customer, message: Message): Form {
  const { message_id } = (message.content.reaction ?? {}) as { message_id?: string };
  const original = store.get("message", message.contextId ?? message_id ?? "");
  if (!original || message.at - original.at > REPLY_MEMORY_MS) return {};
  const author =
    original.direction === "in" ? customerAddressOf(sender, customer) : senderAddressOf(sender);
  return { OriginalRepliedMessageSid: original.id, OriginalRepliedMessageSender: author };
}

const REFERRAL: Record<string, string> = {
  body: "ReferralBody",
  headline: "ReferralHeadline",
  source_id: "ReferralSourceId",
  source_type: "ReferralSourceType",
  source_url: "ReferralSourceUrl",
  media_url: "ReferralMediaUrl",
  image_url: "ReferralMediaUrl",
  video_url: "ReferralMediaUrl",
  media_id: "ReferralMediaId",
  media_content_type: "ReferralMediaContentType",
  ctwa_clid: "ReferralCtwaClid",
};

function referralForm({ referral }: Message["content"]): Form {
  const entries = Object.entries((referral ?? {}) as Part).flatMap(([key, value]) =>
    REFERRAL[key] === undefined ? [] : [[REFERRAL[key], String(value)]],
  );
  const form: Form = Object.fromEntries(entries);
  return form.ReferralMediaUrl === undefined ? form : { ...form, ReferralNumMedia: "1" };
}
