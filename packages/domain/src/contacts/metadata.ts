import { z } from "zod";

/** UTF-8 bytes of the whole, written as JSON. */
export const maxMetadataBytes = 8 * 1024;
const maxEntries = 50;
const maxTextLength = 1000;

const valueSchema = z.union([z.string().max(maxTextLength), z.number(), z.boolean(), z.null()]);

/** What programs keep of a contact: names with plain values, small enough to show whole (MDT-1, S0.45). */
export const contactMetadataSchema = z
  .record(z.string().min(1).max(64), valueSchema)
  .refine((data) => Object.keys(data).length <= maxEntries, `at most ${maxEntries} entries`)
  .refine(
    (data) => new TextEncoder().encode(JSON.stringify(data)).length <= maxMetadataBytes,
    `at most ${maxMetadataBytes} bytes`,
  );

export type ContactMetadata = z.infer<typeof contactMetadataSchema>;
