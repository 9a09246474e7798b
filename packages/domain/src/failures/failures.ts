import { accountFailures, missingPermission } from "./account-failures.ts";
import { connectionFailures, invalidSignUpLink, otherCallFailure } from "./connection-failures.ts";
import {
  type FailureClass,
  type FailureEntry,
  type FailureTable,
  reportIt,
  sendLater,
} from "./failure-entry.ts";
import { messageFailures, windowExpired } from "./message-failures.ts";
import { ownFailures } from "./own-failures.ts";
import { templateFailures } from "./template-failures.ts";
import { throttlingFailures } from "./throttling-failures.ts";
import { twilioAccountFailures } from "./twilio-account-failures.ts";
import { twilioMessageFailures } from "./twilio-message-failures.ts";

/** Who gave the error. Without it both providers' codes are looked up: no code stands for two things (FAI-6). */
export type ErrorSource = "meta" | "twilio";

/** A provider's error as it reaches us: in an answer (then with its HTTP status) or in a status. */
export type ProviderError = {
  code: string;
  title: string;
  details: string;
  httpStatus?: number;
  provider?: ErrorSource;
};

/** What to do about an error and what to tell an agent. `retryable`: sending the same message again can succeed. */
export type Failure = { class: FailureClass; retryable: boolean; cause: string; remedy: string };

/** What a provider's error means (FAI-1 to FAI-4, FAI-6). Never throws; an unknown code shows its own title. */
export function failureOf(error: ProviderError): Failure {
  const [failureClass, cause, remedy] = lookUp(error.code, error.provider) ?? unknownFailure(error);
  return {
    class: failureClass,
    retryable: failureClass !== "permanent" && failureClass !== "fix",
    cause,
    remedy,
  };
}

/** Do we know what the code means, of this provider or of any, or would `failureOf` guess? */
export function isKnownFailure(code: string, provider?: ErrorSource): boolean {
  return lookUp(code, provider) !== undefined;
}

/**
 * Does a provider refuse a free-form message with this code because the service window is closed (Meta's 131047 and
 * its old form 470, Twilio's 63016)? Then ours closes too (WIN-8).
 */
export function isWindowClosedCode(code: string): boolean {
  return lookUp(code) === windowExpired;
}

const tables: Readonly<Record<ErrorSource, readonly FailureTable[]>> = {
  meta: [
    accountFailures,
    throttlingFailures,
    messageFailures,
    templateFailures,
    connectionFailures,
  ],
  twilio: [twilioAccountFailures, twilioMessageFailures],
};

const metaRanges: readonly (readonly [from: number, to: number, entry: FailureEntry])[] = [
  [201, 299, missingPermission],
  [138_000, 138_025, otherCallFailure],
  [2_494_164, 2_494_179, invalidSignUpLink],
];

function lookUp(code: string, provider?: ErrorSource): FailureEntry | undefined {
  if (Object.hasOwn(ownFailures, code)) return ownFailures[code];
  if (provider === undefined) return lookUp(code, "meta") ?? lookUp(code, "twilio");
  const table = tables[provider].find((entries) => Object.hasOwn(entries, code));
  if (table !== undefined) return table[code];
  const number = provider === "meta" && /^\d{1,9}$/.test(code) ? Number(code) : Number.NaN;
  return metaRanges.find(([from, to]) => number >= from && number <= to)?.[2];
}

/** FAI-4: 5xx and 429 are the provider's trouble and may pass; anything else is final. */
function unknownFailure({ title, code, httpStatus = 0, provider }: ProviderError): FailureEntry {
  const words = title.trim() === "" ? `error ${code}` : title.trim();
  const who = provider === "twilio" ? "Twilio" : "WhatsApp";
  const cause = `${who} refused the message: ${words}.`.replace(/([.!?…])\.$/u, "$1");
  return httpStatus >= 500 || httpStatus === 429
    ? ["retry", cause, sendLater]
    : ["permanent", cause, reportIt];
}
