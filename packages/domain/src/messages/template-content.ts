import { z } from "zod";
import { renderedTemplateSchema, templateValuesSchema } from "../templates/index.ts";

/**
 * A template as it was sent: `rendered` is what the customer sees and the thread shows, whatever becomes of the
 * template later. `templateId` names our row of it; null for one that was sent elsewhere. A media value's `id` is the
 * id of our file until the call to the provider is made.
 */
export const templateContentSchema = z.object({
  type: z.literal("template"),
  templateId: z.string().nullable(),
  category: z.string(),
  values: templateValuesSchema,
  rendered: renderedTemplateSchema,
});
