import { z } from "zod";

/** A plain text message. `text` keeps WhatsApp's raw markers; it is already cleaned (see `cleanText`). */
const textContentSchema = z.object({ type: z.literal("text"), text: z.string() });

/**
 * Every kind of message that has no model of its own yet. `providerType` is the provider's word ("image"),
 * `label` what people read ("Image"), `raw` the provider's own object, kept so that nothing is lost.
 */
const otherContentSchema = z.object({
  type: z.literal("other"),
  providerType: z.string().min(1),
  label: z.string().min(1),
  raw: z.unknown(),
});

/** What a message holds. A new kind joins this union and leaves the labels in `message-kinds.ts` (MSG-1). */
export const messageContentSchema = z.discriminatedUnion("type", [
  textContentSchema,
  otherContentSchema,
]);

export type TextContent = z.infer<typeof textContentSchema>;
export type OtherContent = z.infer<typeof otherContentSchema>;
export type MessageContent = z.infer<typeof messageContentSchema>;
