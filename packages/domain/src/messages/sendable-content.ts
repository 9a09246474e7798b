import { z } from "zod";
import { cleanText } from "./clean-text.ts";

// Bounds that stop a hostile body early (MSG-11). What the platform allows is far less and is `checkContent`'s to say.
const maxText = 10_000;
const maxLine = 2_000;
const maxItems = 30;

/** Text as it will be stored: cleaned (MSG-4). */
const text = z.string().max(maxText).overwrite(cleanText);
const line = z.string().max(maxLine).overwrite(cleanText);

/** What may be left out: absent, null and blank mean the same. */
const optionalText = text.transform(orNull).nullable().default(null);
const optionalLine = line.transform(orNull).nullable().default(null);

const id = z.guid().toLowerCase();
/** A file uploaded before; what it is and how large stands in our own row, not in the client's word. */
const media = z.strictObject({ mediaId: id });
const captioned = { media, caption: optionalText };

const header = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("text"), text: line }),
  z.strictObject({ type: z.enum(["image", "video", "document"]), media }),
]);

const frame = { header: header.nullable().default(null), body: text, footer: optionalLine };

const label = optionalLine;
const card = z.strictObject({
  name: line,
  organization: optionalLine,
  phones: z
    .array(z.strictObject({ phone: line, waId: optionalLine, label }))
    .max(maxItems)
    .default([]),
  emails: z
    .array(z.strictObject({ email: line, label }))
    .max(maxItems)
    .default([]),
  urls: z
    .array(z.strictObject({ url: line, label }))
    .max(maxItems)
    .default([]),
  addresses: z
    .array(z.strictObject({ text: line, label }))
    .max(maxItems)
    .default([]),
  birthday: optionalLine,
  isOwnNumber: z.literal(false).default(false),
});

const interactive = [
  z.strictObject({
    type: z.literal("buttons"),
    ...frame,
    buttons: z.array(z.strictObject({ id: line, title: line })).max(maxItems),
  }),
  z.strictObject({
    type: z.literal("list"),
    ...frame,
    button: line,
    sections: z
      .array(
        z.strictObject({
          title: optionalLine,
          rows: z
            .array(z.strictObject({ id: line, title: line, description: optionalLine }))
            .max(maxItems),
        }),
      )
      .max(maxItems),
  }),
  z.strictObject({
    type: z.literal("cta_url"),
    ...frame,
    button: z.strictObject({ text: line, url: text }),
  }),
  z.strictObject({
    type: z.literal("flow"),
    ...frame,
    button: line,
    flowId: line,
    screen: optionalLine,
  }),
  z.strictObject({ type: z.literal("location_request"), body: text }),
  z.strictObject({
    type: z.literal("products"),
    ...frame,
    catalogId: line,
    sections: z
      .array(z.strictObject({ title: optionalLine, productIds: z.array(line).max(2 * maxItems) }))
      .max(maxItems),
  }),
] as const;

/**
 * What a client may ask to send (MSG-11): the kinds a business sends, files by the id of an upload, a reaction's target
 * by our message id. Strict; texts come out cleaned, blank optional ones as null. Whether the provider takes it is
 * asked of `checkContent`, after `completeContent`.
 */
export const sendableContentSchema = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("text"), text }),
  z.strictObject({ type: z.literal("image"), ...captioned }),
  z.strictObject({ type: z.literal("video"), ...captioned }),
  z.strictObject({ type: z.literal("document"), ...captioned }),
  z.strictObject({ type: z.literal("audio"), media }),
  z.strictObject({ type: z.literal("voice"), media }),
  z.strictObject({
    type: z.literal("sticker"),
    media,
    isAnimated: z.boolean().default(false),
  }),
  z.strictObject({
    type: z.literal("location"),
    latitude: z.number().min(-90).max(90),
    longitude: z.number().min(-180).max(180),
    name: optionalLine,
    address: optionalLine,
    /** Customers' places may have one, ours cannot (B.5). */
    url: z.null().default(null),
  }),
  z.strictObject({ type: z.literal("contacts"), contacts: z.array(card).max(maxItems) }),
  z.strictObject({ type: z.literal("reaction"), messageId: id, emoji: optionalLine }),
  ...interactive,
]);

export type SendableContent = z.output<typeof sendableContentSchema>;

function orNull(value: string): string | null {
  return value.trim() === "" ? null : value;
}
