import { z } from "zod";
import { isRedirect, readAnswer } from "../http/index.ts";
import type { AmbiguousReason } from "../port/index.ts";
import { isThrottle } from "./errors.ts";
import { errorSchema, type MetaError } from "./payload.ts";

/** What an answer of the Graph API is, before anybody says what it means. `value` is not checked. */
export type GraphAnswer =
  | { kind: "value"; value: unknown }
  | { kind: "error"; error: MetaError; value: unknown }
  | { kind: "throttled"; code: string }
  | { kind: "unreadable"; reason: AmbiguousReason };

const failedSchema = z.object({ error: errorSchema });

/** Reads an answer whole, at most 1 MiB. A well-formed error counts whatever the status. Throws as the stream does. */
export async function readGraphAnswer(response: Response): Promise<GraphAnswer> {
  if (isRedirect(response)) {
    await response.body?.cancel();
    return { kind: "unreadable", reason: "redirected" };
  }
  const text = await readAnswer(response);
  if (text === null) return { kind: "unreadable", reason: "answer_too_large" };
  const value = parseJson(text);
  const failed = failedSchema.safeParse(value).data;
  if (failed !== undefined) {
    const { error } = failed;
    return isThrottle(error.code, response.status)
      ? { kind: "throttled", code: error.code }
      : { kind: "error", error, value };
  }
  if (response.status === 429) return { kind: "throttled", code: "429" };
  if (!response.ok || value === undefined)
    return { kind: "unreadable", reason: "answer_unreadable" };
  return { kind: "value", value };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
