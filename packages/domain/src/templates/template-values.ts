import { z } from "zod";

/**
 * A value for a parameter. Currency and date are the platform's older kinds: people read their `text`. A media value
 * has either the provider's `id` or a `link`. `at` is milliseconds since 1970 (B.8).
 */
export const templateValueSchema = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("text"), text: z.string() }),
  z.strictObject({
    type: z.literal("currency"),
    text: z.string(),
    code: z.string(),
    amount1000: z.number(),
  }),
  z.strictObject({ type: z.literal("date_time"), text: z.string() }),
  z.strictObject({
    type: z.literal("media"),
    id: z.string().nullable(),
    link: z.string().nullable(),
    fileName: z.string().nullable(),
  }),
  z.strictObject({
    type: z.literal("location"),
    latitude: z.number(),
    longitude: z.number(),
    name: z.string(),
    address: z.string(),
  }),
  z.strictObject({ type: z.literal("expiry"), at: z.number() }),
]);

/** Values by parameter key. */
export const templateValuesSchema = z.record(z.string(), templateValueSchema);

export type TemplateValue = z.infer<typeof templateValueSchema>;
export type TemplateValues = Readonly<z.infer<typeof templateValuesSchema>>;

/** The value under a key, never one that every object inherits. */
export function valueAt(values: TemplateValues, key: string): TemplateValue | null {
  return (Object.hasOwn(values, key) ? values[key] : null) ?? null;
}

/** What a person reads for a value; null for one that is no text, or none at all. */
export function textAt(values: TemplateValues, key: string): string | null {
  const value = valueAt(values, key);
  return value !== null && "text" in value ? value.text : null;
}
