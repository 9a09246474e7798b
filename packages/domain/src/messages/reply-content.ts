import { z } from "zod";

const orderItemSchema = z.object({
  productId: z.string(),
  quantity: z.number(),
  /** Price of one, in units of `currency` as the provider gave it. */
  price: z.number(),
  currency: z.string(),
});

/** What a customer answers by tapping instead of typing (A.8). */
export const replyContentSchemas = [
  /** A tapped reply button, of an interactive message or of a template; `id` is what the sender gave it. */
  z.object({ type: z.literal("button_reply"), id: z.string().nullable(), title: z.string() }),
  z.object({
    type: z.literal("list_reply"),
    id: z.string(),
    title: z.string(),
    description: z.string().nullable(),
  }),
  /** A filled form. `answers` holds the fields, our own token excluded; null when they could not be read. */
  z.object({
    type: z.literal("flow_reply"),
    text: z.string(),
    answers: z.record(z.string(), z.unknown()).nullable(),
  }),
  z.object({
    type: z.literal("order"),
    catalogId: z.string(),
    text: z.string().nullable(),
    items: z.array(orderItemSchema),
  }),
] as const;
