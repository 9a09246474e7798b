import type { TwilioSender } from "../store/index.ts";
import { senderAddressOf } from "./address.ts";

/** A sender as the Senders API shows it (section 3.1 of Twilio's formats). */
export function toSenderResource(sender: TwilioSender, origin: string) {
  const isOffline = sender.status === "OFFLINE";
  return {
    sid: sender.sid,
    sender_id: senderAddressOf(sender),
    status: sender.status,
    configuration: { waba_id: sender.wabaId, verification_method: "sms", verification_code: null },
    webhook: {
      callback_url: sender.callbackUrl,
      callback_method: "POST",
      fallback_url: sender.fallbackUrl,
      fallback_method: "POST",
      status_callback_url: sender.statusCallbackUrl,
      status_callback_method: "POST",
    },
    profile: { name: sender.profileName, about: null, address: null, description: null },
    properties: {
      quality_rating: sender.qualityRating,
      messaging_limit: sender.messagingLimit,
    },
    offline_reasons: isOffline
      ? [
          {
            code: "63020",
            message: "Twilio encountered a Business Manager account error",
            more_info: "https://www.twilio.com/docs/errors/63020",
          },
        ]
      : null,
    compliance: null,
    url: `${origin}/v2/Channels/Senders/${sender.sid}`,
  };
}
