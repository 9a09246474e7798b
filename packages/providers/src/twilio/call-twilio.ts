import { readAnswer, transportFailure } from "../http/index.ts";
import type { CallOutcome, ProviderCredentials } from "../port/index.ts";
import { isThrottle, retryAfterMs, toTwilioError } from "./errors.ts";
import { jsonOf } from "./payload.ts";
import { accountOf, type TwilioConnection } from "./twilio-connection.ts";

/** Why a call that may be repeated gave nothing. */
export type FailedCall = Exclude<CallOutcome, { kind: "done" | "unsupported" }>;

/** One call: a form or a JSON body makes it a POST. `url` is built from the account's SID and our own parts. */
export type TwilioCall = {
  url(accountSid: string): string;
  form?: URLSearchParams;
  json?: unknown;
};

/**
 * Makes one authorised call that may be repeated without harm. `answered` carries the JSON of a 2xx, undefined where
 * it has none. Credentials that cannot be Twilio's are answered as Twilio would (20003) without a call.
 */
export async function callTwilio(
  { url, form, json }: TwilioCall,
  credentials: ProviderCredentials,
  { egress, timeoutMs }: TwilioConnection,
): Promise<{ kind: "answered"; json: unknown } | FailedCall> {
  const account = accountOf(credentials);
  if (account === null) return notTwilios;
  const body = form?.toString() ?? (json === undefined ? null : JSON.stringify(json));
  const contentType = form ? "application/x-www-form-urlencoded" : "application/json";
  try {
    const response = await egress(url(account.sid), {
      method: body === null ? "GET" : "POST",
      headers: {
        authorization: account.authorization,
        ...(body === null ? {} : { "content-type": contentType }),
      },
      body,
      redirect: "manual",
      signal: AbortSignal.timeout(timeoutMs),
    });
    return await outcomeOf(response);
  } catch (error) {
    return failedTransport(error);
  }
}

const notTwilios: FailedCall = {
  kind: "refused",
  code: "20003",
  title: "Authenticate",
  details: "the account SID or the auth token is malformed",
  httpStatus: 401,
};

/** A transport failure of a call that may be repeated. */
export function failedTransport(error: unknown): FailedCall {
  const failure = transportFailure(error);
  const reason = "reason" in failure ? failure.reason : "connection_lost";
  return { kind: "retry", reason, retryAfterMs: null };
}

async function outcomeOf(
  response: Response,
): Promise<{ kind: "answered"; json: unknown } | FailedCall> {
  const text = await readAnswer(response);
  if (text === null) return { kind: "retry", reason: "answer_too_large", retryAfterMs: null };
  return response.ok ? { kind: "answered", json: jsonOf(text) } : failedAnswer(response, text);
}

/** What an answer other than 2xx says: too fast and trouble inside Twilio may pass, a refusal will not. */
export function failedAnswer(response: Response, text: string): FailedCall {
  const { status } = response;
  const error = toTwilioError(jsonOf(text));
  const retry = (reason: Extract<FailedCall, { kind: "retry" }>["reason"]): FailedCall => ({
    kind: "retry",
    reason,
    retryAfterMs: retryAfterMs(response),
  });
  if (isThrottle(error?.code ?? "", status)) return retry("throttled");
  if (status >= 500) return retry("provider_error");
  if (response.type === "opaqueredirect" || status < 400) return retry("redirected");
  const { code, title, details } = error ?? { code: "", title: `HTTP ${status}`, details: "" };
  return { kind: "refused", code, title, details, httpStatus: status };
}
