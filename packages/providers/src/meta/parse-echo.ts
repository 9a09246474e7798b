import type { Unplaced } from "../http/index.ts";
import type { RawMessage } from "./parse-content.ts";
import { parseEdit, parseRevoke } from "./parse-edit.ts";
import { type MessagePlace, spokenParts } from "./parse-message.ts";
import { isNobody, parseSender } from "./parse-sender.ts";
import { echoSchema } from "./payload.ts";

/**
 * One entry of `message_echoes` (A.14): what the business wrote in its phone app, an edit or a deletion of it, for
 * groups a notice, or an invalid element. Never throws.
 */
export function parseEcho(raw: unknown, place: MessagePlace): Unplaced {
  const { data: message } = echoSchema.safeParse(raw);
  if (message === undefined) return { kind: "invalid", reason: "message_malformed", raw };
  const { providerNumberId, accountId } = place;
  if (message.group_id !== undefined) {
    return { kind: "notice", field: "group_messages", accountId, providerNumberId, raw };
  }
  const parts = raw as RawMessage;
  if (message.type === "edit") return parseEdit(message, parts, providerNumberId);
  if (message.type === "revoke") return parseRevoke(message, parts, providerNumberId);
  const { to, to_user_id, to_parent_user_id } = message;
  const recipient = parseSender(
    { from: to, from_user_id: to_user_id, from_parent_user_id: to_parent_user_id },
    place.contacts,
  );
  if (isNobody(recipient)) return { kind: "invalid", reason: "recipient_missing", raw };
  return { kind: "echo", recipient, ...spokenParts(message, parts, place) };
}
