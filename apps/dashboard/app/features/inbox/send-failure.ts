import type { SendFailure } from "./messages-state.ts";

/**
 * What a failed call means for the text: an answer of the server below 500 is a refusal, anything
 * else may be sent again under the same id, and without an answer it is.
 */
export function sendFailureOf(error: unknown): SendFailure {
  const status = statusOf(error);
  if (status !== null && status < 500 && status !== 429 && error instanceof Error) {
    return { kind: "refused", message: error.message };
  }
  if (status === null) {
    return { kind: "waiting", message: "no connection; it is sent by itself when it is back" };
  }
  return {
    kind: "unreached",
    message: "unable to send message; the server could not take it just now",
  };
}

function statusOf(error: unknown): number | null {
  if (typeof error !== "object" || error === null || !("data" in error)) return null;
  const { data } = error;
  if (typeof data !== "object" || data === null || !("httpStatus" in data)) return null;
  return typeof data.httpStatus === "number" ? data.httpStatus : null;
}
