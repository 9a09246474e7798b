import type { SendFailure } from "./messages-state.ts";

/**
 * What a failed call means for the text: an answer of the server below 500 is a refusal, anything
 * else may be sent again under the same id, and without an answer it is.
 */
export function sendFailureOf(error: unknown): SendFailure {
  const status = statusOf(error);
  if (codeOf(error) === "conversation.moved_on" && error instanceof Error) {
    return { kind: "moved_on", message: error.message.replace(/^unable to send message; /, "") };
  }
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
  const status = dataOf(error).httpStatus;
  return typeof status === "number" ? status : null;
}

function codeOf(error: unknown): unknown {
  return dataOf(error).domainCode;
}

function dataOf(error: unknown): { httpStatus?: unknown; domainCode?: unknown } {
  if (typeof error !== "object" || error === null || !("data" in error)) return {};
  const { data } = error;
  return typeof data === "object" && data !== null ? { ...data } : {};
}
