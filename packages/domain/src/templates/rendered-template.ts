import { z } from "zod";
import { mediaTypeSchema } from "./schema.ts";

const renderedHeaderSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("text"), text: z.string() }),
  z.object({
    type: z.literal("media"),
    media: mediaTypeSchema,
    id: z.string().nullable(),
    link: z.string().nullable(),
    fileName: z.string().nullable(),
  }),
  z.object({
    type: z.literal("location"),
    latitude: z.string(),
    longitude: z.string(),
    name: z.string(),
    address: z.string(),
  }),
  z.object({ type: z.literal("other"), kind: z.string() }),
]);

const renderedButtonSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("quick_reply"), text: z.string(), payload: z.string() }),
  z.object({ type: z.literal("url"), text: z.string(), url: z.string() }),
  z.object({ type: z.literal("phone"), text: z.string(), phone: z.string() }),
  z.object({ type: z.literal("copy_code"), text: z.string(), code: z.string() }),
  z.object({ type: z.literal("flow"), text: z.string() }),
  z.object({ type: z.literal("one_time_password"), text: z.string(), code: z.string() }),
  z.object({ type: z.literal("other"), kind: z.string(), text: z.string() }),
]);

/** A template with its values: what the thread stores and shows is what was sent (TPL-13, S0.35). */
export const renderedTemplateSchema = z.object({
  name: z.string(),
  language: z.string(),
  header: renderedHeaderSchema.nullable(),
  body: z.string().nullable(),
  footer: z.string().nullable(),
  buttons: z.array(renderedButtonSchema),
  cards: z.array(
    z.object({
      header: renderedHeaderSchema.nullable(),
      body: z.string().nullable(),
      buttons: z.array(renderedButtonSchema),
    }),
  ),
  /** `expiresAt` is milliseconds since 1970; null when the offer does not end, or its end is not yet chosen. */
  offer: z.object({ text: z.string(), expiresAt: z.number().nullable() }).nullable(),
});

export type RenderedTemplate = z.infer<typeof renderedTemplateSchema>;
export type RenderedHeader = z.infer<typeof renderedHeaderSchema>;
export type RenderedButton = z.infer<typeof renderedButtonSchema>;
