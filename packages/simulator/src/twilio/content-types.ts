import { z } from "zod";

const text = (max: number) => z.string().min(1).max(max);
const button = z.looseObject({ title: text(25), id: z.string().max(256).optional() });
const action = z.looseObject({
  type: z.enum([
    "URL",
    "PHONE_NUMBER",
    "QUICK_REPLY",
    "COPY_CODE",
    "VOICE_CALL",
    "VOICE_CALL_REQUEST",
  ]),
  title: z.string().max(25).optional(),
  url: z.string().optional(),
  phone: z.string().optional(),
  code: z.string().optional(),
  id: z.string().max(256).optional(),
});
const urls = z.array(z.string().min(1)).min(1);
const actions = z.array(action).min(1).max(10);

/** The types a Content may hold and their fields, with the limits of section 11 of Twilio's formats. */
export const contentTypes: Record<string, z.ZodType> = {
  "twilio/text": z.strictObject({ body: text(1600) }),
  "twilio/media": z.strictObject({ body: z.string().max(1600).optional(), media: urls }),
  "twilio/location": z.strictObject({
    latitude: z.coerce.number().min(-90).max(90),
    longitude: z.coerce.number().min(-180).max(180),
    label: z.string().optional(),
    id: z.string().optional(),
    address: z.string().optional(),
  }),
  "twilio/quick-reply": z.strictObject({
    body: text(1024),
    actions: z.array(button).min(1).max(10),
  }),
  "twilio/list-picker": z.strictObject({
    body: text(1024),
    button: text(20),
    items: z
      .array(
        z.strictObject({
          id: text(200),
          item: text(24),
          description: z.string().max(72).optional(),
        }),
      )
      .min(1)
      .max(10),
  }),
  "twilio/call-to-action": z.strictObject({ body: text(640), actions }),
  "twilio/card": z.strictObject({
    title: z.string().max(1024).optional(),
    body: z.string().max(1600).optional(),
    subtitle: z.string().max(60).optional(),
    media: urls.optional(),
    actions: actions.optional(),
  }),
  "whatsapp/card": z.strictObject({
    body: text(1024),
    header_text: z.string().max(60).optional(),
    footer: z.string().max(60).optional(),
    media: urls.optional(),
    actions: actions.optional(),
  }),
  "whatsapp/authentication": z.strictObject({
    actions: z
      .array(z.looseObject({ type: z.literal("COPY_CODE"), copy_code_text: text(25) }))
      .min(1),
    add_security_recommendation: z.boolean().optional(),
    code_expiration_minutes: z.number().int().min(1).max(90).optional(),
  }),
  "whatsapp/flows": z.looseObject({ body: text(1024), button_text: text(20), flow_id: text(64) }),
  "twilio/flows": z.looseObject({
    body: text(1024),
    button_text: text(20),
    pages: z.array(z.unknown()).min(1),
  }),
  "twilio/carousel": z.strictObject({
    body: text(1024),
    cards: z
      .array(z.looseObject({ body: text(160), media: z.unknown(), actions: z.array(action) }))
      .min(1)
      .max(10),
  }),
  "twilio/catalog": z.looseObject({ body: text(1024) }),
};

/** The type WhatsApp gets of a Content that holds several: the richest it knows. */
export function richestType(types: Record<string, unknown>): string {
  return PREFERENCE.find((type) => type in types) ?? Object.keys(types)[0] ?? "twilio/text";
}

const PREFERENCE = [
  "whatsapp/authentication",
  "whatsapp/flows",
  "whatsapp/card",
  "twilio/carousel",
  "twilio/flows",
  "twilio/card",
  "twilio/list-picker",
  "twilio/call-to-action",
  "twilio/quick-reply",
  "twilio/catalog",
  "twilio/location",
  "twilio/media",
];
