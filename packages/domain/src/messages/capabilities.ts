import type { Capabilities } from "./capability.ts";
import { metaCapabilities } from "./meta-capabilities.ts";
import type { ProviderId } from "./provider-id.ts";
import { twilioCapabilities } from "./twilio-capabilities.ts";

/** What a provider can send, as data for composer and server alike (MSG-6). */
export function capabilitiesOf(provider: ProviderId): Capabilities {
  return table[provider];
}

const table: Readonly<Record<ProviderId, Capabilities>> = {
  meta: metaCapabilities,
  twilio: twilioCapabilities,
};
