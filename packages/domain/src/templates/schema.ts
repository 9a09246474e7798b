import { z } from "zod";

/** States of a template, in our words (TPL-2); `unknown` is a word of the provider that we do not know. */
export const templateStatuses = [
  "unsubmitted",
  "pending",
  "in_appeal",
  "approved",
  "flagged",
  "rejected",
  "paused",
  "disabled",
  "archived",
  "limit_exceeded",
  "locked",
  "pending_deletion",
  "deleted",
  "unknown",
] as const;

export const mediaTypeSchema = z.enum(["image", "video", "document"]);

/** A place as texts: a Twilio template may hold variables in each of them. */
const placeTextsSchema = z.object({
  latitude: z.string(),
  longitude: z.string(),
  name: z.string(),
  address: z.string(),
});

/** `url` is fixed by the template (Twilio, may hold variables); null means the sender chooses the file. */
const headerSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("text"), text: z.string() }),
  z.object({ type: z.literal("media"), media: mediaTypeSchema, url: z.string().nullable() }),
  z.object({ type: z.literal("location"), location: placeTextsSchema.nullable() }),
  z.object({ type: z.literal("other"), kind: z.string(), raw: z.unknown() }),
]);

/** `other` is a kind without a model here, kept whole (TPL-1). */
const buttonSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("quick_reply"), text: z.string(), id: z.string().nullable() }),
  z.object({ type: z.literal("url"), text: z.string(), url: z.string() }),
  z.object({ type: z.literal("phone"), text: z.string(), phone: z.string() }),
  z.object({ type: z.literal("copy_code"), text: z.string(), code: z.string().nullable() }),
  z.object({ type: z.literal("flow"), text: z.string(), flowId: z.string().nullable() }),
  z.object({ type: z.literal("one_time_password"), text: z.string(), otpType: z.string() }),
  z.object({ type: z.literal("other"), kind: z.string(), text: z.string(), raw: z.unknown() }),
]);

/** A component of a kind without a model here, kept whole (TPL-1). */
const otherPartSchema = z.object({ kind: z.string(), raw: z.unknown() });

const cardSchema = z.object({
  header: headerSchema.nullable(),
  body: z.string().nullable(),
  buttons: z.array(buttonSchema),
  other: z.array(otherPartSchema),
});

/**
 * What a person writes and the platform reviews. Texts hold their variables as `{{name}}`. `examples` are the sample
 * values by parameter key (`templateParameters`, TPL-6).
 */
export const templateDraftSchema = z.object({
  provider: z.enum(["meta", "twilio"]),
  name: z.string(),
  language: z.string(),
  category: z.enum(["marketing", "utility", "authentication", "unknown"]),
  parameterFormat: z.enum(["positional", "named"]),
  ttlSeconds: z.number().nullable(),
  header: headerSchema.nullable(),
  body: z.string().nullable(),
  footer: z.string().nullable(),
  buttons: z.array(buttonSchema),
  cards: z.array(cardSchema),
  offer: z.object({ text: z.string(), hasExpiration: z.boolean() }).nullable(),
  /** What WhatsApp adds to its fixed words for one-time passwords; null in other templates. */
  authentication: z
    .object({ securityAdvice: z.boolean(), expirationMinutes: z.number().nullable() })
    .nullable(),
  examples: z.record(z.string(), z.string()),
});

/** A template as the provider holds it; one model for Meta and Twilio (TPL-1). `statusWord` is the provider's own. */
export const templateSchema = templateDraftSchema.extend({
  providerId: z.string().nullable(),
  status: z.enum(templateStatuses),
  statusWord: z.string(),
  quality: z.enum(["green", "yellow", "red", "unknown"]),
  rejectedReason: z.string().nullable(),
  other: z.array(otherPartSchema),
});

export type TemplateDraft = z.infer<typeof templateDraftSchema>;
export type Template = z.infer<typeof templateSchema>;
export type TemplateStatus = Template["status"];
export type TemplateCategory = Template["category"];
export type TemplateQuality = Template["quality"];
export type TemplateHeader = z.infer<typeof headerSchema>;
export type TemplateButton = z.infer<typeof buttonSchema>;
export type TemplateCard = z.infer<typeof cardSchema>;
export type OtherPart = z.infer<typeof otherPartSchema>;
export type MediaType = z.infer<typeof mediaTypeSchema>;
