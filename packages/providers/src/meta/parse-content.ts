import { type MessageContent, otherContent } from "@parley/domain/messages";
import type { StatusError } from "@parley/domain/statuses";
import { reactionSchema, systemSchema, textSchema } from "./content-payload.ts";
import { parseContacts, parseLocation } from "./parse-card.ts";
import { type ParsedContent, parseMedia } from "./parse-media.ts";
import { parseButton, parseInteractive, parseOrder } from "./parse-reply.ts";

/** The message object as it came; its parts are not trusted. */
export type RawMessage = Readonly<Record<string, unknown>>;

/**
 * Reads the part of a message that its type names (A.8). A type without a model and a part that cannot be read
 * become a labelled placeholder that keeps the whole message. `errors` are those said about it. Never throws.
 */
export function parseContent(
  type: string | undefined,
  raw: RawMessage,
  errors: readonly StatusError[],
): ParsedContent {
  return readContent(type, raw, errors) ?? { content: otherContent(wordOf(type, raw), raw) };
}

function readContent(
  type: string | undefined,
  raw: RawMessage,
  errors: readonly StatusError[],
): ParsedContent | null {
  switch (type) {
    case "image":
    case "video":
    case "audio":
    case "document":
    case "sticker":
      return parseMedia(type, raw[type], errors);
    case "text":
      return only(parseText(raw.text));
    case "location":
      return only(parseLocation(raw.location));
    case "contacts":
      return only(parseContacts(raw.contacts));
    case "reaction":
      return only(parseReactionContent(raw.reaction));
    case "button":
      return only(parseButton(raw.button));
    case "interactive":
      return only(parseInteractive(raw.interactive));
    case "order":
      return only(parseOrder(raw.order));
    case "system":
      return only(parseSystemContent(raw.system));
    default:
      return null;
  }
}

function only(content: MessageContent | null): ParsedContent | null {
  return content === null ? null : { content };
}

function parseText(part: unknown): MessageContent | null {
  const { data } = textSchema.safeParse(part);
  return data === undefined ? null : { type: "text", text: data.body };
}

/** A reaction as content: of the business itself, from its phone; a customer's is an element of its own. */
function parseReactionContent(part: unknown): MessageContent | null {
  const { data } = reactionSchema.safeParse(part);
  if (data === undefined) return null;
  return {
    type: "reaction",
    targetProviderMessageId: data.message_id,
    emoji: data.emoji || null,
  };
}

const systemEvents: Readonly<
  Partial<Record<string, Extract<MessageContent, { type: "system" }>["event"]>>
> = {
  user_changed_number: "number_changed",
  customer_changed_number: "number_changed",
  user_changed_user_id: "user_id_changed",
  customer_identity_changed: "identity_changed",
};

function parseSystemContent(part: unknown): MessageContent | null {
  const { data } = systemSchema.safeParse(part);
  if (data === undefined) return null;
  const event = data.type !== undefined && Object.hasOwn(systemEvents, data.type);
  return {
    type: "system",
    event: (event ? systemEvents[data.type as string] : undefined) ?? "other",
    text: data.body ?? "",
  };
}

/** The provider's word for the placeholder: what an unsupported message really was, where Meta tells it. */
function wordOf(type: string | undefined, { unsupported }: RawMessage): string {
  if (type !== "unsupported" || typeof unsupported !== "object" || unsupported === null) {
    return type ?? "unknown";
  }
  const { type: inner } = unsupported as Record<string, unknown>;
  return typeof inner === "string" && inner.trim() !== "" ? inner.slice(0, 256) : type;
}
