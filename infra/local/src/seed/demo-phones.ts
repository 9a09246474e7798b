import type { PhoneCustomer, PhoneNumber, PhoneSender } from "../phones/index.ts";
import type { DemoSecrets } from "../secrets/index.ts";
import { contentsOf } from "./contents.ts";
import { flowsOf } from "./flows.ts";
import type { SeededWorkspace } from "./open-workspace.ts";
import type { Profile } from "./profiles.ts";
import { fatesOf, type Thread } from "./script.ts";
import { templatesOf } from "./templates.ts";

/** The profile's number as WhatsApp knows it. */
export function phoneNumberOf(
  { company, number }: Profile,
  { numberId: connectionId }: SeededWorkspace,
  { appSecret, verifyToken, accessToken }: DemoSecrets,
  isOfPlatformApp: boolean,
): PhoneNumber {
  const { phone: displayPhone, phoneNumberId, wabaId, appId } = number;
  return {
    ...{ connectionId, label: company, displayPhone, phoneNumberId, wabaId, appId },
    ...{ appSecret, verifyToken, accessToken, isOfPlatformApp },
    templates: templatesOf(company),
    flows: flowsOf(wabaId),
  };
}

/** The profile's sender as Twilio knows it. */
export function phoneSenderOf(
  { slug, company, sender }: Profile,
  { senderId: connectionId }: SeededWorkspace,
  { twilioAuthToken: authToken }: DemoSecrets,
): PhoneSender {
  const { displayName: label, phone: displayPhone, sid, accountSid } = sender;
  return {
    ...{ connectionId, label, displayPhone, sid, accountSid, authToken },
    contents: contentsOf(slug, company),
  };
}

/** A chat is open on the phone when its owner has read everything: so the ticks stay as they are. */
export function customersOf(
  threads: readonly Thread[],
  numberPhoneNumberId: string,
): PhoneCustomer[] {
  return threads.map((thread) => ({
    name: thread.customer.name,
    phone: thread.customer.phone,
    country: thread.customer.country,
    numberPhoneNumberId,
    onWhatsApp: thread.customer.onWhatsApp ?? true,
    chatOpen: !fatesOf(thread).includes("delivered"),
  }));
}
