import { askOwner, type FailureTable, reportIt, sendLater } from "./failure-entry.ts";

const unreachable = (what: string) => ["retry", what, sendLater] as const;

/** Why we ourselves gave a message up before or instead of the provider's answer (FAI-7). */
export const ownFailures: FailureTable = {
  "message.needs_template": [
    "permanent",
    "24-hour customer service window expired before the message could be sent.",
    "Use an approved template; free messages work again once the customer writes.",
  ],
  "number.inactive": ["human", "The number was switched off before the message left.", askOwner],
  "provider.invalid_request": [
    "fix",
    "The message could not be put into a form that WhatsApp takes.",
    reportIt,
  ],
  "provider.dns_failed": unreachable("WhatsApp's address could not be found."),
  "provider.connect_failed": unreachable("WhatsApp could not be reached."),
  "provider.connect_timeout": unreachable("WhatsApp could not be reached in time."),
  "provider.tls_failed": unreachable("No safe connection to WhatsApp came about."),
  preparation: unreachable("The message's file could not be handed to WhatsApp."),
};
