import { z } from "zod";
import { dropUndefined, retryAfterMs } from "../http/index.ts";
import type { SendOutcome } from "../port/index.ts";
import { isMetasTrouble, statusErrorOf } from "./errors.ts";
import { readGraphAnswer } from "./graph-answer.ts";
import type { MetaError } from "./payload.ts";

const acceptedSchema = z.object({
  messages: z.tuple([z.object({ id: z.string().min(1).max(1024) })], z.unknown()),
  contacts: z
    .tuple([z.object({ wa_id: z.string().min(1).max(255) })], z.unknown())
    .optional()
    .catch(undefined),
});

/**
 * What Meta's answer to a send proves. A message id: accepted. A well-formed error: rejected or throttled, except
 * trouble inside Meta (5xx), which does not prove that the message was not taken. Everything else is ambiguous.
 * Throws only what reading the body throws.
 */
export async function outcomeOfAnswer(response: Response): Promise<SendOutcome> {
  const answer = await readGraphAnswer(response);
  switch (answer.kind) {
    case "throttled":
      return { kind: "throttled", code: answer.code, retryAfterMs: retryAfterMs(response) };
    case "error":
      return outcomeOfError(answer.error, response);
    case "unreadable":
      return { kind: "ambiguous", reason: answer.reason };
    case "value":
      return outcomeOfValue(answer.value);
  }
}

function outcomeOfValue(value: unknown): SendOutcome {
  const accepted = acceptedSchema.safeParse(value);
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
  if (isMetasTrouble(code, status)) return { kind: "ambiguous", reason: "provider_error", code };
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
