import { type MessageContent, otherContent } from "@parley/domain/messages";
import type { Unplaced } from "../http/index.ts";
import { dropUndefined } from "../http/index.ts";
import { parseSender } from "./parse-sender.ts";
import { parseTimestamp } from "./parse-timestamp.ts";
import { type MetaContact, type MetaMessage, messageSchema, reactionSchema } from "./payload.ts";

/** Longest inbound text kept. The phone app stops at 4,096; more is an attack, and is cut rather than lost. */
const maxInboundText = 65_536;

/** Where a message stands: the number it came to and the senders the payload describes. */
export type MessagePlace = {
  providerNumberId: string;
  accountId: string | null;
  contacts: readonly MetaContact[];
};

/** One entry of `messages` (A.8): a message, a reaction, for groups a notice, or an invalid element. Never throws. */
export function parseMessage(raw: unknown, place: MessagePlace): Unplaced {
  const { data: message } = messageSchema.safeParse(raw);
  if (message === undefined) return { kind: "invalid", reason: "message_malformed", raw };
  const { providerNumberId, accountId, contacts } = place;
  // A group's messages in a person's own thread would be answered in the wrong place.
  if (message.group_id !== undefined) {
    return { kind: "notice", field: "group_messages", accountId, providerNumberId, raw };
  }
  const sender = parseSender(message, contacts);
  if (sender.waId === undefined && sender.bsuid === undefined && sender.parentBsuid === undefined) {
    return { kind: "invalid", reason: "sender_missing", raw };
  }
  const base = {
    providerNumberId,
    providerMessageId: message.id,
    sender,
    providerAt: parseTimestamp(message.timestamp),
  };
  if (message.type === "reaction") return parseReaction(message, base, raw);
  const quotedProviderMessageId = message.context?.id;
  return {
    kind: "message",
    ...base,
    content: parseContent(message, raw),
    ...dropUndefined({ quotedProviderMessageId }),
  };
}

type Base = Pick<
  Extract<Unplaced, { kind: "message" }>,
  "providerNumberId" | "providerMessageId" | "sender" | "providerAt"
>;

function parseReaction(message: MetaMessage, base: Base, raw: unknown): Unplaced {
  const { data: reaction } = reactionSchema.safeParse(message.reaction);
  if (reaction === undefined) return { kind: "invalid", reason: "reaction_malformed", raw };
  return {
    kind: "reaction",
    ...base,
    targetProviderMessageId: reaction.message_id,
    emoji: reaction.emoji || null,
  };
}

function parseContent({ type, text }: MetaMessage, raw: unknown): MessageContent {
  if (type === "text" && text !== undefined) {
    return { type: "text", text: text.body.slice(0, maxInboundText).toWellFormed() };
  }
  return otherContent(type ?? "unknown", raw);
}
