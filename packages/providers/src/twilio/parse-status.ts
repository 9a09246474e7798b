import type { StatusError } from "@parley/domain/statuses";
import { dropUndefined } from "../http/index.ts";
import type { InboundStatus, WebhookContext } from "../port/index.ts";
import type { TwilioForm } from "./payload.ts";
import { attemptParameter } from "./status-callback.ts";
import { senderAddress, userIds } from "./twilio-address.ts";

/** Twilio's words for how far a message came (7.2), in ours; null for those before WhatsApp took it (D-04). */
const statusOf: ReadonlyMap<string, InboundStatus["status"] | null> = new Map([
  ...["accepted", "scheduled", "queued", "sending", "partially_delivered"].map(
    (word) => [word, null] as const,
  ),
  ["sent", "sent"],
  ["delivered", "delivered"],
  ["read", "read"],
  ["failed", "failed"],
  ["undelivered", "failed"],
  ["canceled", "failed"],
]);

/** A status callback (section 7). It tells no time; our attempt comes back in the query of its URL, not in the form. */
export function parseStatus(form: TwilioForm, word: string, context?: WebhookContext) {
  const { raw } = form;
  const from = form.id("From");
  const providerMessageId = form.id("MessageSid") ?? form.id("SmsSid");
  if (providerMessageId === undefined) return invalid("status_malformed", raw);
  if (from === undefined) return invalid("number_missing", raw);
  const providerNumberId = senderAddress(from);
  const status = statusOf.get(word);
  if (status === undefined) return invalid("status_unknown", raw);
  if (status === null) {
    const accountId = form.id("AccountSid") ?? null;
    return { kind: "notice" as const, field: "message_status", accountId, providerNumberId, raw };
  }
  const recipient = userIds([form.id("To"), form.id("ExternalUserId")]);
  return {
    kind: "status" as const,
    providerNumberId,
    providerMessageId,
    status,
    providerAt: null,
    errors: errorsOf(form),
    ...dropUndefined({ attemptRef: context?.query.get(attemptParameter) || undefined }),
    ...(Object.keys(recipient).length > 0 ? { recipient } : {}),
  };
}

function invalid(
  reason: "status_malformed" | "status_unknown" | "number_missing",
  raw: TwilioForm["raw"],
) {
  return { kind: "invalid" as const, reason, raw };
}

function errorsOf(form: TwilioForm): StatusError[] {
  const code = form.id("ErrorCode");
  if (code === undefined || code === "0") return [];
  const title = form.text("ErrorMessage") ?? "";
  return [{ code, title, details: form.text("ChannelStatusMessage") ?? "" }];
}
