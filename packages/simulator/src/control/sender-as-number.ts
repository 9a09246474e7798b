import type { TwilioSender } from "../store/index.ts";

/** A Twilio sender as phones know a business number: its `sid` is the number's id. */
export function senderAsNumber({ sid, label, displayPhone }: TwilioSender) {
  return { provider: "twilio", phoneNumberId: sid, label, displayPhone };
}
