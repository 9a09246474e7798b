import { z } from "zod";
import { twilioAccountSchema } from "./twilio-schema.ts";

/** A template the number may send; anything not listed answers 132001, as at Meta. */
const templateSchema = z.strictObject({
  name: z.string().min(1).max(512),
  language: z.string().min(2).default("en_US"),
  category: z.enum(["marketing", "utility", "authentication"]).default("utility"),
  body: z.string().min(1).max(1024),
  paused: z.boolean().default(false),
});

/** A business number that WhatsApp hosts: its credentials and where its webhooks go. */
export const numberSchema = z.strictObject({
  label: z.string().min(1),
  displayPhone: z.string().regex(/^\+[1-9]\d{6,14}$/, "must be E.164, like +15550783881"),
  phoneNumberId: z.string().regex(/^\d+$/, "must be digits"),
  wabaId: z.string().regex(/^\d+$/, "must be digits"),
  portfolioId: z.string().regex(/^\d+$/).optional(),
  accessToken: z.string().min(1),
  appSecret: z.string().min(1),
  verifyToken: z.string().min(1),
  webhookUrl: z
    .url({ protocol: /^https?$/ })
    .nullable()
    .default(null),
  qualityRating: z.enum(["GREEN", "YELLOW", "RED", "UNKNOWN"]).default("GREEN"),
  closedWindow: z.enum(["async", "sync"]).default("async"),
  templates: z.array(templateSchema).default([]),
});

/** Pauses, in milliseconds, between accepting a message and each of its statuses. */
export const delaysSchema = z.strictObject({
  sentMs: z.number().int().min(0).default(40),
  deliveredMs: z.number().int().min(0).default(120),
  readMs: z.number().int().min(0).default(900),
});

/** A person with a phone. `numberPhoneNumberId` is the business chat that is open on it. */
export const customerSchema = z.strictObject({
  name: z.string().min(1).max(100),
  phone: z.string().regex(/^\+[1-9]\d{6,14}$/, "must be E.164, like +16505551234"),
  numberPhoneNumberId: z.string(),
  username: z.string().min(1).optional(),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .default("US"),
  onWhatsApp: z.boolean().default(true),
  hidePhone: z.boolean().default(false),
  online: z.boolean().default(true),
  chatOpen: z.boolean().default(true),
  receipts: z.enum(["read", "delivered", "none"]).default("read"),
  delays: delaysSchema.prefault({}),
});

/** The file at SIMULATOR_CONFIG. */
export const configSchema = z
  .strictObject({
    seed: z.number().int().default(1),
    numbers: z.array(numberSchema).default([]),
    customers: z.array(customerSchema).default([]),
    twilioAccounts: z.array(twilioAccountSchema).default([]),
  })
  .superRefine((config, context) => {
    const known = new Set(config.numbers.map((number) => number.phoneNumberId));
    if (known.size < config.numbers.length)
      context.addIssue({
        code: "custom",
        path: ["numbers"],
        message: "phoneNumberId must be unique",
      });
    const senders = config.twilioAccounts.flatMap((account) => account.senders);
    for (const { sid } of senders) known.add(sid);
    for (const [index, customer] of config.customers.entries())
      if (!known.has(customer.numberPhoneNumberId))
        context.addIssue({
          code: "custom",
          path: ["customers", index, "numberPhoneNumberId"],
          message: "names no number of this file",
        });
  });

export type Template = z.infer<typeof templateSchema>;
export type BusinessNumber = z.infer<typeof numberSchema>;
export type CustomerInput = z.infer<typeof customerSchema>;
export type SimulatorConfig = z.infer<typeof configSchema>;
export type SimulatorConfigInput = z.input<typeof configSchema>;
