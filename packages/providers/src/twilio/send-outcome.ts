import { z } from "zod";
import { readAnswer } from "../http/index.ts";
import type { SendOutcome } from "../port/index.ts";
import { isThrottle, retryAfterMs, toTwilioError } from "./errors.ts";
import { jsonOf } from "./payload.ts";

const acceptedSchema = z.object({
  sid: z.string().min(1).max(1024),
  status: z.string().max(64).catch(""),
  error_code: z
    .union([z.int().transform(String), z.string().max(64)])
    .nullish()
    .catch(null),
  error_message: z.string().max(4096).nullish().catch(null),
});

/**
 * What Twilio's answer to a send proves (sections 13, 15). A SID: accepted, unless the message is already failed, of
 * which no callback will tell. A 4xx with Twilio's error: rejected or throttled. A 5xx does not prove that the
 * message was not taken, whatever it says. Everything else is ambiguous. Throws only what reading the body throws.
 */
export async function outcomeOfAnswer(response: Response): Promise<SendOutcome> {
  if (response.type === "opaqueredirect" || (response.status >= 300 && response.status < 400)) {
    await response.body?.cancel();
    return { kind: "ambiguous", reason: "redirected" };
  }
  const text = await readAnswer(response);
  if (text === null) return { kind: "ambiguous", reason: "answer_too_large" };
  const answer = jsonOf(text);
  return response.ok ? outcomeOfSuccess(answer, response.status) : outcomeOfError(answer, response);
}

function outcomeOfSuccess(answer: unknown, httpStatus: number): SendOutcome {
  if (answer === undefined) return { kind: "ambiguous", reason: "answer_unreadable" };
  const { data } = acceptedSchema.safeParse(answer);
  if (data === undefined) return { kind: "ambiguous", reason: "message_id_missing" };
  const { sid, status, error_code, error_message } = data;
  if (!["failed", "undelivered", "canceled"].includes(status)) {
    return { kind: "accepted", providerMessageId: sid };
  }
  const title = error_message ?? "";
  return { kind: "rejected", code: error_code ?? "", title, details: "", httpStatus };
}

function outcomeOfError(answer: unknown, response: Response): SendOutcome {
  const { status } = response;
  const error = toTwilioError(answer);
  const code = error?.code ?? String(status);
  if (isThrottle(code, status)) {
    return { kind: "throttled", code, retryAfterMs: retryAfterMs(response) };
  }
  if (error === null) return { kind: "ambiguous", reason: "answer_unreadable" };
  if (status >= 500) return { kind: "ambiguous", reason: "provider_error", code };
  return { kind: "rejected", ...error, httpStatus: status };
}
