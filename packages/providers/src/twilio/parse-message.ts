import { isEmoji } from "@parley/domain/messages";
import { dropUndefined } from "../http/index.ts";
import type { InboundMessage, InboundSender } from "../port/index.ts";
import { parseContent } from "./parse-content.ts";
import type { TwilioForm } from "./payload.ts";
import { senderAddress, userIds } from "./twilio-address.ts";

/** An inbound message (section 4), or why it is none. Twilio tells no time: only a reconciled one carries `DateSent`. */
export function parseMessage(form: TwilioForm) {
  const providerMessageId = form.id("MessageSid") ?? form.id("SmsMessageSid") ?? form.id("SmsSid");
  const to = form.id("To");
  const sender = senderOf(form);
  const { raw } = form;
  const providerAt = timeOf(form.id("DateSent"));
  if (providerMessageId === undefined) return invalid("message_malformed", raw);
  if (to === undefined) return invalid("number_missing", raw);
  if (sender === null) return invalid("sender_missing", raw);
  const place = { providerNumberId: senderAddress(to), providerMessageId, sender, providerAt };
  const reaction = reactionOf(form);
  if (reaction !== null) return { kind: "reaction" as const, ...place, ...reaction };
  return {
    kind: "message" as const,
    ...place,
    ...parseContent(form),
    ...dropUndefined({
      quotedProviderMessageId: form.id("OriginalRepliedMessageSid"),
      forwarded: forwardedOf(form),
      referral: referralOf(form),
    }),
  };
}

/**
 * The emoji, and to which message. Twilio documents no reactions (4.3): only what says so itself, names a message and
 * holds one emoji or nothing is taken for one, and anything else is kept as a message behind its label.
 */
function reactionOf(
  form: TwilioForm,
): { targetProviderMessageId: string; emoji: string | null } | null {
  const targetProviderMessageId = form.id("OriginalRepliedMessageSid");
  const isNamed = form.id("MessageType")?.toLowerCase() === "reaction";
  if (!isNamed || targetProviderMessageId === undefined) return null;
  const emoji = form.id("Body") ?? null;
  return emoji === null || isEmoji(emoji) ? { targetProviderMessageId, emoji } : null;
}

function invalid(
  reason: "message_malformed" | "number_missing" | "sender_missing",
  raw: TwilioForm["raw"],
) {
  return { kind: "invalid" as const, reason, raw };
}

/** `From` comes first: it is the address that takes the answer. It may be no phone (section 0, 4). */
function senderOf(form: TwilioForm): InboundSender | null {
  const ids = userIds([form.id("From"), form.id("ExternalUserId"), form.id("WaId")]);
  const profileName = form.id("ProfileName")?.slice(0, 256).toWellFormed().trim() || undefined;
  return Object.keys(ids).length === 0 ? null : { ...ids, ...dropUndefined({ profileName }) };
}

function timeOf(text: string | undefined): Date | null {
  const time = new Date(text ?? Number.NaN);
  return Number.isNaN(time.getTime()) ? null : time;
}

function forwardedOf(form: TwilioForm): InboundMessage["forwarded"] {
  if (form.isTrue("FrequentlyForwarded")) return "often";
  return form.isTrue("Forwarded") ? "once" : undefined;
}

const referralParts = {
  source_url: "ReferralSourceUrl",
  source_type: "ReferralSourceType",
  source_id: "ReferralSourceId",
  headline: "ReferralHeadline",
  body: "ReferralBody",
  ctwa_clid: "ReferralCtwaClid",
  media_id: "ReferralMediaId",
  media_url: "ReferralMediaUrl",
  media_content_type: "ReferralMediaContentType",
};

/** The advertisement by the names Meta gives its parts; they may be there and empty (4.1). */
function referralOf(form: TwilioForm): Record<string, unknown> | undefined {
  const parts = Object.entries(referralParts).flatMap(([key, name]) => {
    const value = form.text(name);
    return value === undefined ? [] : [[key, value] as const];
  });
  return parts.length === 0 ? undefined : Object.fromEntries(parts);
}
