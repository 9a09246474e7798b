import { accountFailures, missingPermission } from "./account-failures.ts";
import { connectionFailures, invalidSignUpLink, otherCallFailure } from "./connection-failures.ts";
import {
  type FailureClass,
  type FailureEntry,
  type FailureTable,
  reportIt,
  sendLater,
} from "./failure-entry.ts";
import { messageFailures } from "./message-failures.ts";
import { templateFailures } from "./template-failures.ts";
import { throttlingFailures } from "./throttling-failures.ts";

/** A provider's error as it reaches us: in an answer (then with its HTTP status) or in a status. */
export type ProviderError = { code: string; title: string; details: string; httpStatus?: number };

/** What to do about an error and what to tell an agent. `retryable`: sending the same message again can succeed. */
export type Failure = { class: FailureClass; retryable: boolean; cause: string; remedy: string };

/** The code with which Meta refuses a free-form message after the window: it also closes ours (WIN-8). */
export const windowClosedCode = "131047";

/** What a Meta error means (FAI-1 to FAI-4). Never throws; an unknown code shows Meta's own title. */
export function failureOf(error: ProviderError): Failure {
  const [failureClass, cause, remedy] = lookUp(error.code) ?? unknownFailure(error);
  return {
    class: failureClass,
    retryable: failureClass !== "permanent" && failureClass !== "fix",
    cause,
    remedy,
  };
}

/** Do we know what the code means, or would `failureOf` guess? */
export function isKnownFailure(code: string): boolean {
  return lookUp(code) !== undefined;
}

const tables: readonly FailureTable[] = [
  accountFailures,
  throttlingFailures,
  messageFailures,
  templateFailures,
  connectionFailures,
];

const ranges: readonly (readonly [from: number, to: number, entry: FailureEntry])[] = [
  [201, 299, missingPermission],
  [138_000, 138_025, otherCallFailure],
  [2_494_164, 2_494_179, invalidSignUpLink],
];

function lookUp(code: string): FailureEntry | undefined {
  const table = tables.find((entries) => Object.hasOwn(entries, code));
  if (table !== undefined) return table[code];
  const number = /^\d{1,9}$/.test(code) ? Number(code) : Number.NaN;
  return ranges.find(([from, to]) => number >= from && number <= to)?.[2];
}

/** FAI-4: 5xx and 429 are the provider's trouble and may pass; anything else is final. */
function unknownFailure({ title, code, httpStatus = 0 }: ProviderError): FailureEntry {
  const words = title.trim() === "" ? `error ${code}` : title.trim();
  const cause = `WhatsApp refused the message: ${words}.`.replace(/([.!?…])\.$/u, "$1");
  return httpStatus >= 500 || httpStatus === 429
    ? ["retry", cause, sendLater]
    : ["permanent", cause, reportIt];
}
