import { isKnownFailure } from "@parley/domain/failures";
import type { StatusError } from "@parley/domain/statuses";
import { errorSchema, type MetaError } from "./payload.ts";

/** Meta's error object with its texts settled: title or message, details or nothing (A.10). Null if it has no code. */
function toStatusError(raw: unknown): StatusError | null {
  const { data } = errorSchema.safeParse(raw);
  return data === undefined ? null : statusErrorOf(data);
}

/** The readable ones of a list of error objects. */
export function statusErrorsOf(errors: readonly unknown[]): StatusError[] {
  return errors.flatMap((error) => toStatusError(error) ?? []);
}

/** The three parts of an error that people and tables read. */
export function statusErrorOf({ code, title, message, error_data }: MetaError): StatusError {
  return { code, title: title ?? message ?? "", details: error_data?.details ?? "" };
}

/**
 * Codes by which Meta says "too fast" or "in maintenance": the message was not taken, the same request may go again
 * (C.1, C.2, B.17).
 */
const throttleCodes: ReadonlySet<string> = new Set([
  "4",
  "613",
  "80007",
  "130429",
  "131056",
  "131057",
  "2494100",
]);

export function isThrottle(code: string, httpStatus: number): boolean {
  return throttleCodes.has(code) || httpStatus === 429;
}

/** Codes of trouble inside Meta: with a 5xx they do not prove that the message was not taken (C.2). */
const troubleCodes: ReadonlySet<string> = new Set(["1", "2", "131000", "131016", "133004"]);

/** An answer outside 4xx whose error does not prove that the request was refused. */
export function isMetasTrouble(code: string, httpStatus: number): boolean {
  const isRefusal = httpStatus >= 400 && httpStatus < 500;
  return !isRefusal && (troubleCodes.has(code) || !isKnownFailure(code, "meta"));
}
