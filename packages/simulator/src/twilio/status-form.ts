import { createHash } from "node:crypto";
import type { Customer, TwilioMessage, TwilioSender, TwilioStatus } from "../store/index.ts";
import { externalUserIdOf } from "./address.ts";

/** The parameters of a status callback (section 7 of Twilio's formats). */
export function statusForm(
  sender: TwilioSender,
  customer: Customer | undefined,
  message: TwilioMessage,
  status: TwilioStatus,
): Record<string, string> {
  const isFailure = status === "failed" || status === "undelivered";
  return {
    ChannelPrefix: "whatsapp",
    ApiVersion: "2010-04-01",
    MessageStatus: status,
    SmsSid: message.sid,
    SmsStatus: status,
    ChannelInstallSid: sender.sid,
    ChannelToAddress: masked(message.to),
    To: message.to,
    From: message.from,
    MessageSid: message.sid,
    AccountSid: message.accountSid,
    ...(message.messagingServiceSid && { MessagingServiceSid: message.messagingServiceSid }),
    ...(status === "sent" && { StructuredMessage: String(message.contentSid !== null) }),
    ...(status === "read" && { EventType: "READ" }),
    ...(status === "read" && customer && { ExternalUserId: externalUserIdOf(sender, customer) }),
    ...(isFailure && {
      ErrorCode: String(message.errorCode),
      ErrorMessage: message.errorMessage ?? "",
      ChannelStatusMessage: message.errorMessage ?? "",
    }),
  };
}

/** A phone with its last four digits hidden, as the callback shows it. */
function masked(address: string): string {
  const bare = address.replace(/^whatsapp:/, "");
  if (bare.startsWith("+")) return `${bare.slice(0, -4)}XXXX`;
  return createHash("sha256").update(bare).digest("hex").slice(0, 16);
}
