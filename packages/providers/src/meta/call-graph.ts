import { callFailure, retryAfterMs } from "../http/index.ts";
import type { FailedCall, ProviderCredentials } from "../port/index.ts";
import { isMetasTrouble, statusErrorOf } from "./errors.ts";
import { type GraphAnswer, readGraphAnswer } from "./graph-answer.ts";
import { authorised, graphUrl, isCallable, type MetaConnection } from "./graph-connection.ts";
import type { MetaError } from "./payload.ts";

export type GraphCall = {
  method: "GET" | "POST" | "DELETE";
  /** Ids and edges. */
  path: readonly string[];
  query?: Readonly<Record<string, string>>;
  json?: unknown;
};

/** The answer's JSON as it came, or why there is none. An error keeps the answer it stood in. */
export type GraphResult = { kind: "value"; value: unknown } | GraphFailure;
export type GraphFailure = {
  kind: "failed";
  failure: FailedCall;
  error?: MetaError;
  value?: unknown;
};

/** One call that may be repeated without harm, its wait bounded. Never throws. */
export async function callGraph(
  { method, path, query, json }: GraphCall,
  credentials: ProviderCredentials,
  connection: MetaConnection,
): Promise<GraphResult> {
  if (!isCallable(path, credentials)) return { kind: "failed", failure: notCallable };
  const body = json === undefined ? null : JSON.stringify(json);
  const headers = body === null ? {} : { "content-type": "application/json" };
  const signal = AbortSignal.timeout(connection.timeoutMs);
  try {
    const response = await connection.egress(
      graphUrl(connection, path, query),
      authorised(credentials, { method, headers, body, signal }),
    );
    return resultOf(await readGraphAnswer(response), response);
  } catch (error) {
    return { kind: "failed", failure: callFailure(error) };
  }
}

/** What an answer means for a call that may be repeated: trouble inside Meta and doubt may pass, a refusal will not. */
export function resultOf(answer: GraphAnswer, response: Response): GraphResult {
  switch (answer.kind) {
    case "value":
      return answer;
    case "throttled":
      return failedBy({
        kind: "retry",
        reason: "throttled",
        retryAfterMs: retryAfterMs(response),
      });
    case "unreadable":
      return failedBy({ kind: "retry", reason: answer.reason, retryAfterMs: null });
    case "error": {
      const { error, value } = answer;
      return { kind: "failed", failure: failureOfError(error, response.status), error, value };
    }
  }
}

/** A request that would lead elsewhere, or could not be written: no call is made. */
export const notCallable: FailedCall = {
  kind: "refused",
  code: "invalid_request",
  title: "The request cannot be made",
  details: "",
  httpStatus: 0,
};

function failedBy(failure: FailedCall): GraphFailure {
  return { kind: "failed", failure };
}

function failureOfError(error: MetaError, httpStatus: number): FailedCall {
  const { code, title, details } = statusErrorOf(error);
  return isMetasTrouble(code, httpStatus)
    ? { kind: "retry", reason: "provider_error", retryAfterMs: null }
    : { kind: "refused", code, title, details, httpStatus };
}
