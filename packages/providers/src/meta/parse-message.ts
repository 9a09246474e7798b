import type { StatusError } from "@parley/domain/statuses";
import { dropUndefined, type Unplaced } from "../http/index.ts";
import { reactionSchema } from "./content-payload.ts";
import { statusErrorsOf } from "./errors.ts";
import { parseContent, type RawMessage } from "./parse-content.ts";
import { parseEdit, parseRevoke } from "./parse-edit.ts";
import { parseIdentityChange } from "./parse-identity.ts";
import { isNobody, parseSender } from "./parse-sender.ts";
import { parseTimestamp } from "./parse-timestamp.ts";
import { type MetaContact, type MetaMessage, messageSchema } from "./payload.ts";

/** Where a message stands: the number it came to, the people and the errors its payload describes. */
export type MessagePlace = {
  providerNumberId: string;
  accountId: string | null;
  contacts: readonly MetaContact[];
  /** Errors beside the messages: some are about a message's file (A.8). */
  errors: readonly StatusError[];
};

/**
 * One entry of `messages` (A.8): a message, a reaction, a change of an earlier message or of the customer's ids,
 * for groups a notice, or an invalid element. Never throws.
 */
export function parseMessage(raw: unknown, place: MessagePlace): Unplaced {
  const { data: message } = messageSchema.safeParse(raw);
  if (message === undefined) return { kind: "invalid", reason: "message_malformed", raw };
  const { providerNumberId, accountId } = place;
  // A group's messages in a person's own thread would be answered in the wrong place.
  if (message.group_id !== undefined) {
    return { kind: "notice", field: "group_messages", accountId, providerNumberId, raw };
  }
  return (
    parseChange(message, raw as RawMessage, place) ?? parseSpoken(message, raw as RawMessage, place)
  );
}

/** Parts that an inbound message and an echo have in common. */
export function spokenParts(message: MetaMessage, raw: RawMessage, place: MessagePlace) {
  const quotedProviderMessageId = message.context?.id;
  const own = statusErrorsOf(message.errors ?? []);
  const { referral } = message;
  return {
    providerNumberId: place.providerNumberId,
    providerMessageId: message.id,
    providerAt: parseTimestamp(message.timestamp),
    ...parseContent(message.type, raw, own.length > 0 ? own : place.errors),
    ...dropUndefined({ quotedProviderMessageId, forwarded: forwardedOf(message), referral }),
  };
}

/** What changes something said before, or who somebody is; null for everything that is said. */
function parseChange(
  message: MetaMessage,
  raw: RawMessage,
  { providerNumberId }: MessagePlace,
): Unplaced | null {
  if (message.type === "edit") return parseEdit(message, raw, providerNumberId);
  if (message.type === "revoke") return parseRevoke(message, raw, providerNumberId);
  if (message.type === "system") return parseIdentityChange(message, raw, providerNumberId);
  return null;
}

function parseSpoken(message: MetaMessage, raw: RawMessage, place: MessagePlace): Unplaced {
  const sender = parseSender(message, place.contacts);
  if (isNobody(sender)) return { kind: "invalid", reason: "sender_missing", raw };
  if (message.type === "reaction") {
    const { data: reaction } = reactionSchema.safeParse(raw.reaction);
    if (reaction === undefined) return { kind: "invalid", reason: "reaction_malformed", raw };
    return {
      kind: "reaction",
      providerNumberId: place.providerNumberId,
      providerMessageId: message.id,
      sender,
      providerAt: parseTimestamp(message.timestamp),
      targetProviderMessageId: reaction.message_id,
      emoji: reaction.emoji || null,
    };
  }
  return { kind: "message", sender, ...spokenParts(message, raw, place) };
}

function forwardedOf({ context }: MetaMessage): "once" | "often" | undefined {
  if (context?.frequently_forwarded === true) return "often";
  return context?.forwarded === true ? "once" : undefined;
}
