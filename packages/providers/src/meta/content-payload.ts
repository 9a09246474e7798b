import { z } from "zod";
import { anyId, id, name } from "./payload.ts";

/**
 * The type-specific parts of messages (A.8). A part that lacks what its kind of content cannot do without fails,
 * and the message is then kept whole behind a label; anything else that is wrong counts as absent.
 */

/** Longest inbound text kept. The phone app stops at 4,096; more is an attack, and is cut rather than lost. */
const maxInboundText = 65_536;

const longText = z.string().transform((text) => text.slice(0, maxInboundText).toWellFormed());
const line = z.string().transform((text) => text.slice(0, 1024).toWellFormed());
const maybeLine = line
  .nullish()
  .transform((text) => text || null)
  .catch(null);
const maybeText = longText
  .nullish()
  .transform((text) => text || null)
  .catch(null);
const isTrue = z
  .unknown()
  .optional()
  .transform((value) => value === true);
const amount = z.union([
  z.number(),
  z
    .string()
    .regex(/^-?\d{1,15}(\.\d{1,15})?$/)
    .transform(Number),
]);

export const textSchema = z.object({ body: longText });

export const mediaSchema = z.object({
  id,
  url: z.url().max(8192).optional().catch(undefined),
  mime_type: name,
  sha256: z.string().max(128).optional().catch(undefined),
  caption: maybeText,
  filename: maybeLine,
  voice: isTrue,
  animated: isTrue,
});

export const locationSchema = z.object({
  latitude: amount.pipe(z.number().min(-90).max(90)),
  longitude: amount.pipe(z.number().min(-180).max(180)),
  name: maybeLine,
  address: maybeLine,
  url: maybeLine,
});

const listOf = <Item extends z.ZodType>(item: Item) =>
  z
    .array(z.unknown())
    .transform((list): z.output<Item>[] => list.flatMap((one) => item.safeParse(one).data ?? []))
    .catch([]);

export const cardSchema = z.object({
  name: z
    .object({ formatted_name: maybeLine, first_name: maybeLine, last_name: maybeLine })
    .optional()
    .catch(undefined),
  org: z.object({ company: maybeLine }).optional().catch(undefined),
  phones: listOf(z.object({ phone: maybeLine, wa_id: id, type: maybeLine })),
  emails: listOf(z.object({ email: line, type: maybeLine })),
  urls: listOf(z.object({ url: line, type: maybeLine })),
  addresses: listOf(
    z.object({
      street: maybeLine,
      city: maybeLine,
      state: maybeLine,
      zip: maybeLine,
      country: maybeLine,
      type: maybeLine,
    }),
  ),
  birthday: maybeLine,
  origin: name,
});

export const buttonSchema = z.object({ payload: maybeLine, text: maybeLine });

export const interactiveSchema = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("button_reply"),
    button_reply: z.object({ id: line, title: line }),
  }),
  z.object({
    type: z.literal("list_reply"),
    list_reply: z.object({ id: line, title: line, description: maybeLine }),
  }),
  z.object({
    type: z.literal("nfm_reply"),
    nfm_reply: z.object({ body: maybeText, response_json: z.unknown().optional() }),
  }),
]);

export const orderSchema = z.object({
  catalog_id: z.union([z.string(), z.int().transform(String)]),
  text: maybeText,
  product_items: z.array(
    z.object({
      product_retailer_id: line,
      quantity: amount,
      item_price: amount,
      currency: line,
    }),
  ),
});

export const reactionSchema = z.object({ message_id: anyId, emoji: z.string().max(64).nullish() });

export const systemSchema = z.object({
  type: name,
  body: maybeText,
  customer: id,
  wa_id: id,
  new_wa_id: id,
  user_id: id,
  previous_user_id: id,
  parent_user_id: id,
  previous_parent_user_id: id,
});

export const targetSchema = z.object({ original_message_id: anyId });

export type MetaMedia = z.infer<typeof mediaSchema>;
export type MetaCard = z.infer<typeof cardSchema>;
export type MetaSystem = z.infer<typeof systemSchema>;
