import { otherContent } from "@parley/domain/messages";
import type { Unplaced } from "../http/index.ts";
import { targetSchema } from "./content-payload.ts";
import { parseContent, type RawMessage } from "./parse-content.ts";
import { parseTimestamp } from "./parse-timestamp.ts";
import type { MetaMessage } from "./payload.ts";

/** A changed message (A.8, A.14): the whole new content; invalid when it does not say which message. */
export function parseEdit(
  message: MetaMessage,
  raw: RawMessage,
  providerNumberId: string,
): Unplaced {
  const target = targetOf(raw.edit);
  if (target === null) return { kind: "invalid", reason: "target_missing", raw };
  return { kind: "edit", ...placeOf(message, providerNumberId, target), content: editedOf(raw) };
}

/** A message taken back (A.8, A.14, S4.19); invalid when it does not say which. */
export function parseRevoke(
  message: MetaMessage,
  raw: RawMessage,
  providerNumberId: string,
): Unplaced {
  const target = targetOf(raw.revoke);
  if (target === null) return { kind: "invalid", reason: "target_missing", raw };
  return { kind: "revoke", ...placeOf(message, providerNumberId, target) };
}

function targetOf(part: unknown): string | null {
  return targetSchema.safeParse(part).data?.original_message_id ?? null;
}

function placeOf(message: MetaMessage, providerNumberId: string, targetProviderMessageId: string) {
  const providerAt = parseTimestamp(message.timestamp);
  return { providerNumberId, targetProviderMessageId, providerAt };
}

function editedOf(raw: RawMessage) {
  const { message } = raw.edit as { message?: unknown };
  if (typeof message !== "object" || message === null) return otherContent("edit", raw);
  const edited = message as RawMessage;
  const type = typeof edited.type === "string" ? edited.type : undefined;
  return type === undefined ? otherContent("edit", raw) : parseContent(type, edited, []).content;
}
