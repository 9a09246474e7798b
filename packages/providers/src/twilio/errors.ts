import type { StatusError } from "@parley/domain/statuses";
import { z } from "zod";

const text = z.string().max(4096).optional().catch(undefined);

/** Both forms of Twilio's errors: the classic one and that of RFC 9457 (section 6). */
const errorSchema = z.object({
  code: z.union([z.int().transform(String), z.string().regex(/^\d{1,9}$/)]),
  message: text,
  title: text,
  detail: text,
});

/** Twilio's error in an answer with its texts settled, or null when the answer is none. */
export function toTwilioError(answer: unknown): StatusError | null {
  const { data } = errorSchema.safeParse(answer);
  if (data === undefined) return null;
  return { code: data.code, title: data.message ?? data.title ?? "", details: data.detail ?? "" };
}

/**
 * Codes by which Twilio says "too fast": too many calls at once, the sender's queue full, too many messages over the
 * account. The message was not taken, the same call may go again (section 13).
 */
const throttleCodes: ReadonlySet<string> = new Set(["20429", "21611", "63017"]);

export function isThrottle(code: string, httpStatus: number): boolean {
  return httpStatus === 429 || throttleCodes.has(code);
}

/** Retry-After in whole seconds, at most a day; null when it is absent or a date. */
export function retryAfterMs(response: Response): number | null {
  const seconds = /^\d{1,9}$/.exec(response.headers.get("retry-after") ?? "")?.[0];
  return seconds === undefined ? null : Math.min(Number(seconds), 86_400) * 1000;
}
