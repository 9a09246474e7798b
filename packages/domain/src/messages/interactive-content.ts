import { z } from "zod";
import { mediaPartSchema } from "./media-part.ts";

/** What stands above an interactive message: a line of text or one file (B.7). */
export const interactiveHeaderSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("text"), text: z.string() }),
  z.object({ type: z.enum(["image", "video", "document"]), media: mediaPartSchema }),
]);

const frame = {
  header: interactiveHeaderSchema.nullable(),
  body: z.string(),
  footer: z.string().nullable(),
};

const listRowSchema = z.object({
  id: z.string(),
  title: z.string(),
  description: z.string().nullable(),
});

/** Interactive messages a business sends (B.7, S0.17–S0.29). Limits are checked by `checkContent`, not here. */
export const interactiveContentSchemas = [
  z.object({
    type: z.literal("buttons"),
    ...frame,
    buttons: z.array(z.object({ id: z.string(), title: z.string() })),
  }),
  z.object({
    type: z.literal("list"),
    ...frame,
    button: z.string(),
    sections: z.array(z.object({ title: z.string().nullable(), rows: z.array(listRowSchema) })),
  }),
  z.object({
    type: z.literal("cta_url"),
    ...frame,
    button: z.object({ text: z.string(), url: z.string() }),
  }),
  z.object({
    type: z.literal("flow"),
    ...frame,
    button: z.string(),
    flowId: z.string(),
    /** First screen; null lets the Flow's endpoint decide. */
    screen: z.string().nullable(),
  }),
  z.object({ type: z.literal("location_request"), body: z.string() }),
  z.object({
    type: z.literal("products"),
    ...frame,
    catalogId: z.string(),
    /** One section with one product is a single-product message, more are a list. */
    sections: z.array(z.object({ title: z.string().nullable(), productIds: z.array(z.string()) })),
  }),
] as const;

export type InteractiveHeader = z.infer<typeof interactiveHeaderSchema>;
