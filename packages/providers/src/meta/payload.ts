import { z } from "zod";

/**
 * Meta's webhook payloads as far as we read them (A.6–A.9). All open: unknown keys are no fault, a wrong value of a
 * part we can do without counts as absent. Only what a line cannot live without is required.
 */

export const anyId = z
  .union([z.string(), z.int().transform(String)])
  .pipe(z.string().trim().min(1).max(1024));
/** An id that may be missing; `""` counts as missing (G.1.8). */
export const id = anyId.optional().catch(undefined);
export const name = z
  .string()
  .transform((text) => text.slice(0, 256).toWellFormed().trim() || undefined)
  .optional()
  .catch(undefined);

/** A word of a set that Meta may extend any day; read in lower case (G.1.1). */
export const word = z.string().trim().min(1).max(256).toLowerCase();
/** Sentences for people, null and "" included as absent. */
export const prose = z
  .string()
  .transform((text) => text.slice(0, 4096).toWellFormed() || undefined)
  .optional()
  .catch(undefined);

export const envelopeSchema = z.object({
  object: z.literal("whatsapp_business_account"),
  entry: z.array(z.unknown()),
});

export const entrySchema = z.object({
  id,
  field: name,
  /** Only on fields other than `messages` (A.6). */
  time: z.unknown().optional(),
  changes: z.array(z.unknown()),
});

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

const flag = z.boolean().optional().catch(undefined);

/** The common part of a message (A.7); the part its type names is read by `parseContent`. */
export const messageSchema = z.object({
  id: anyId,
  type: name,
  timestamp: z.unknown().optional(),
  from: id,
  from_user_id: id,
  from_parent_user_id: id,
  group_id: id,
  context: z
    .object({ id, forwarded: flag, frequently_forwarded: flag })
    .optional()
    .catch(undefined),
  referral: z.record(z.string(), z.unknown()).optional().catch(undefined),
  errors: z.array(z.unknown()).optional().catch(undefined),
});

/** A message that went out from the business's phone: who it went to stands in it too (A.14). */
export const echoSchema = messageSchema.extend({
  to: id,
  to_user_id: id,
  to_parent_user_id: id,
});

/** Announced in June 2026 and withdrawn in August (A.8, J.13). */
export const userIdUpdateSchema = z.object({
  wa_id: id,
  detail: z.string().max(4096).optional().catch(undefined),
  user_id: z.object({ previous: anyId, current: anyId }),
  parent_user_id: z.object({ previous: id, current: id }).optional().catch(undefined),
  timestamp: z.unknown().optional(),
});

const text = z.string().max(4096).optional().catch(undefined);

/** The error object Meta uses everywhere: in answers, statuses, messages and values (A.10). */
export const errorSchema = z.object({
  code: anyId,
  title: text,
  message: text,
  error_data: z.object({ details: text }).optional().catch(undefined),
  error_subcode: id,
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
  conversation: z
    .object({
      expiration_timestamp: z.unknown().optional(),
      origin: z.object({ type: word }).optional().catch(undefined),
    })
    .optional()
    .catch(undefined),
});

export type MetaEntry = z.infer<typeof entrySchema>;
export type MetaContact = z.infer<typeof contactSchema>;
export type MetaMessage = z.infer<typeof messageSchema>;
export type MetaError = z.infer<typeof errorSchema>;
