import { z } from "zod";

/**
 * Meta's webhook payloads as far as we read them (A.6–A.9). All open: unknown keys are no fault, a wrong value of a
 * part we can do without counts as absent. Only what a line cannot live without is required.
 */

const anyId = z
  .union([z.string(), z.int().transform(String)])
  .pipe(z.string().trim().min(1).max(1024));
/** An id that may be missing; `""` counts as missing (G.1.8). */
const id = anyId.optional().catch(undefined);
const name = z
  .string()
  .transform((text) => text.slice(0, 256).toWellFormed().trim() || undefined)
  .optional()
  .catch(undefined);

export const envelopeSchema = z.object({
  object: z.literal("whatsapp_business_account"),
  entry: z.array(z.unknown()),
});

export const entrySchema = z.object({ id, field: name, changes: z.array(z.unknown()) });

export const changeSchema = z.object({ field: name, value: z.record(z.string(), z.unknown()) });

/** What a change's value says about where it belongs; the value itself is kept as it came. */
export const placeSchema = z.object({
  field: name,
  metadata: z.object({ phone_number_id: id }).optional().catch(undefined),
  waba_info: z.object({ waba_id: id }).optional().catch(undefined),
});

export const contactSchema = z.object({
  wa_id: id,
  user_id: id,
  parent_user_id: id,
  profile: z.object({ name, username: name }).optional().catch(undefined),
});

export const messageSchema = z.object({
  id: anyId,
  type: name,
  timestamp: z.unknown().optional(),
  from: id,
  from_user_id: id,
  from_parent_user_id: id,
  group_id: id,
  context: z.object({ id }).optional().catch(undefined),
  text: z.object({ body: z.string() }).optional().catch(undefined),
  reaction: z.unknown().optional(),
});

export const reactionSchema = z.object({ message_id: anyId, emoji: z.string().max(64).nullish() });

const text = z.string().max(4096).optional().catch(undefined);

/** The error object Meta uses everywhere: in answers, statuses, messages and values (A.10). */
export const errorSchema = z.object({
  code: anyId,
  title: text,
  message: text,
  error_data: z.object({ details: text }).optional().catch(undefined),
  fbtrace_id: name,
});

export const statusSchema = z.object({
  id: anyId,
  status: z.string(),
  timestamp: z.unknown().optional(),
  recipient_id: id,
  recipient_user_id: id,
  recipient_parent_user_id: id,
  biz_opaque_callback_data: id,
  errors: z.array(z.unknown()).catch([]),
  pricing: z.unknown().optional(),
});

export type MetaEntry = z.infer<typeof entrySchema>;
export type MetaContact = z.infer<typeof contactSchema>;
export type MetaMessage = z.infer<typeof messageSchema>;
export type MetaError = z.infer<typeof errorSchema>;
