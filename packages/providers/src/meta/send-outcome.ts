import { isKnownFailure } from "@parley/domain/failures";
import { z } from "zod";
import { dropUndefined, readAnswer } from "../http/index.ts";
import type { SendOutcome } from "../port/index.ts";
import { isProviderTrouble, isThrottle, statusErrorOf } from "./errors.ts";
import { errorSchema, type MetaError } from "./payload.ts";

const acceptedSchema = z.object({
  messages: z.tuple([z.object({ id: z.string().min(1).max(1024) })], z.unknown()),
  contacts: z
    .tuple([z.object({ wa_id: z.string().min(1).max(255) })], z.unknown())
    .optional()
    .catch(undefined),
});
const rejectedSchema = z.object({ error: errorSchema });

/**
 * What Meta's answer to a send proves. A message id: accepted. A well-formed error: rejected or throttled, except
 * trouble inside Meta (5xx), which does not prove that the message was not taken. Everything else is ambiguous.
 * Throws only what reading the body throws.
 */
export async function outcomeOfAnswer(response: Response): Promise<SendOutcome> {
  if (response.type === "opaqueredirect" || (response.status >= 300 && response.status < 400)) {
    await response.body?.cancel();
    return { kind: "ambiguous", reason: "redirected" };
  }
  const text = await readAnswer(response);
  if (text === null) return { kind: "ambiguous", reason: "answer_too_large" };
  const answer = parseJson(text);
  const rejected = rejectedSchema.safeParse(answer);
  if (rejected.success) return outcomeOfError(rejected.data.error, response);
  if (response.status === 429)
    return { kind: "throttled", code: "429", retryAfterMs: retryAfterMs(response) };
  if (!response.ok || answer === undefined)
    return { kind: "ambiguous", reason: "answer_unreadable" };
  const accepted = acceptedSchema.safeParse(answer);
  if (!accepted.success) return { kind: "ambiguous", reason: "message_id_missing" };
  const { messages, contacts } = accepted.data;
  const recipientWaId = contacts?.[0].wa_id;
  return {
    kind: "accepted",
    providerMessageId: messages[0].id,
    ...dropUndefined({ recipientWaId }),
  };
}

function outcomeOfError(error: MetaError, response: Response): SendOutcome {
  const { code, title, details } = statusErrorOf(error);
  const { status } = response;
  if (isThrottle(code, status))
    return { kind: "throttled", code, retryAfterMs: retryAfterMs(response) };
  const isRefusal = status >= 400 && status < 500;
  if (!isRefusal && (isProviderTrouble(code) || !isKnownFailure(code))) {
    return { kind: "ambiguous", reason: "provider_error", code };
  }
  const traceId = error.fbtrace_id;
  return {
    kind: "rejected",
    code,
    title,
    details,
    httpStatus: status,
    ...dropUndefined({ traceId }),
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Retry-After in whole seconds, at most a day; Meta documents none, so a date is not worth a clock. */
function retryAfterMs(response: Response): number | null {
  const seconds = /^\d{1,9}$/.exec(response.headers.get("retry-after") ?? "")?.[0];
  return seconds === undefined ? null : Math.min(Number(seconds), 86_400) * 1000;
}
