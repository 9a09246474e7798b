import { z } from "zod";
import { contactsSchema, locationSchema } from "./card-content.ts";
import { interactiveContentSchemas } from "./interactive-content.ts";
import { mediaContentSchemas } from "./media-part.ts";
import { replyContentSchemas } from "./reply-content.ts";
import { templateContentSchema } from "./template-content.ts";

/** A plain text message. `text` keeps WhatsApp's raw markers; it is already cleaned (see `cleanText`). */
const textContentSchema = z.object({ type: z.literal("text"), text: z.string() });

/** A reaction we send; the customer's are kept beside their target, not as messages. `emoji: null` takes ours away. */
const reactionContentSchema = z.object({
  type: z.literal("reaction"),
  targetProviderMessageId: z.string(),
  emoji: z.string().nullable(),
});

/** Something WhatsApp tells about the customer: a changed number or identity. `text` is ours to read. */
const systemContentSchema = z.object({
  type: z.literal("system"),
  event: z.enum(["number_changed", "user_id_changed", "identity_changed", "other"]),
  text: z.string(),
});

/** The tombstone of a message its author took back: nothing of it is kept (S4.19, P-10). */
const deletedContentSchema = z.object({ type: z.literal("deleted") });

/**
 * A kind without a model of its own. `providerType` is the provider's word ("poll"), `label` what people read,
 * `raw` the provider's own object, kept so that nothing is lost.
 */
const otherContentSchema = z.object({
  type: z.literal("other"),
  providerType: z.string().min(1),
  label: z.string().min(1),
  raw: z.unknown(),
});

/** What a message holds, in both directions and for every provider. A new kind joins this union (MSG-1). */
export const messageContentSchema = z.discriminatedUnion("type", [
  textContentSchema,
  ...mediaContentSchemas,
  locationSchema,
  contactsSchema,
  reactionContentSchema,
  ...interactiveContentSchemas,
  templateContentSchema,
  ...replyContentSchemas,
  systemContentSchema,
  deletedContentSchema,
  otherContentSchema,
]);

export type MessageContent = z.infer<typeof messageContentSchema>;
export type ContentType = MessageContent["type"];
/** The content of one type. */
export type ContentOf<Type extends ContentType> = Extract<MessageContent, { type: Type }>;
export type TextContent = ContentOf<"text">;
export type OtherContent = ContentOf<"other">;
