import { z } from "zod";
import { twilioAccountSchema } from "./twilio-schema.ts";

export const TEMPLATE_STATUSES = [
  "APPROVED",
  "PENDING",
  "REJECTED",
  "PAUSED",
  "DISABLED",
  "IN_APPEAL",
  "FLAGGED",
  "PENDING_DELETION",
  "ARCHIVED",
  "LIMIT_EXCEEDED",
  "LOCKED",
] as const;

/** A template the number may send, by its body alone or by Meta's components; anything else answers 132001. */
export const templateSchema = z
  .strictObject({
    id: z.string().regex(/^\d+$/).optional(),
    name: z.string().regex(/^[a-z0-9_]{1,512}$/, "must be lowercase letters, digits and _"),
    language: z.string().min(2).default("en_US"),
    category: z.enum(["marketing", "utility", "authentication"]).default("utility"),
    body: z.string().min(1).max(1024).optional(),
    components: z.array(z.looseObject({ type: z.string() })).optional(),
    parameterFormat: z.enum(["POSITIONAL", "NAMED"]).optional(),
    status: z.enum(TEMPLATE_STATUSES).default("APPROVED"),
    quality: z.enum(["GREEN", "YELLOW", "RED", "UNKNOWN"]).default("UNKNOWN"),
    rejectedReason: z.string().optional(),
    paused: z.boolean().default(false),
  })
  .refine(
    ({ body, components }) => (body === undefined) !== (components === undefined),
    "give either body or components",
  );

/** A form of the account's that messages can open; only a published one can be sent. */
const flowSchema = z.strictObject({
  id: z.string().regex(/^\d+$/),
  name: z.string().min(1),
  status: z.enum(["DRAFT", "PUBLISHED", "DEPRECATED", "BLOCKED", "THROTTLED"]).default("PUBLISHED"),
});

const limit = z.number().int().min(1).nullable().default(null);

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
  flows: z.array(flowSchema).default([]),
  /** The app that owns the number's webhooks; its default callback takes template and account fields. */
  appId: z.string().regex(/^\d+$/).default("634900000000001"),
  appWebhookUrl: z
    .url({ protocol: /^https?$/ })
    .nullable()
    .default(null),
  status: z.string().min(1).default("CONNECTED"),
  nameStatus: z.string().min(1).default("APPROVED"),
  throughput: z.enum(["STANDARD", "HIGH", "NOT_APPLICABLE"]).default("STANDARD"),
  messagingLimit: z
    .enum(["TIER_250", "TIER_2K", "TIER_10K", "TIER_100K", "TIER_UNLIMITED"])
    .default("TIER_2K"),
  health: z.enum(["AVAILABLE", "LIMITED", "BLOCKED"]).default("AVAILABLE"),
  isOnBizApp: z.boolean().default(false),
  /** Limits that answer 130429 and 131056; null is no limit. */
  rates: z.strictObject({ perSecond: limit, pairBurst: limit }).prefault({}),
  /** What becomes of a new or edited template, and after how long; "none" leaves it pending. */
  templateReview: z
    .strictObject({
      afterMs: z.number().int().min(0).default(500),
      outcome: z.enum(["APPROVED", "REJECTED", "none"]).default("APPROVED"),
      reason: z.string().default("INVALID_FORMAT"),
    })
    .prefault({}),
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
  /** Changes when the phone has a new owner; shown where the identity check is on (B.16). */
  identityHash: z.string().min(1).optional(),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .default("US"),
  onWhatsApp: z.boolean().default(true),
  hidePhone: z.boolean().default(false),
  online: z.boolean().default(true),
  chatOpen: z.boolean().default(true),
  receipts: z.enum(["read", "delivered", "none"]).default("read"),
  /** Whether the person takes the business's marketing (A.13). */
  marketing: z.enum(["resume", "stop"]).default("resume"),
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

export type TemplateInput = z.infer<typeof templateSchema>;
export type BusinessNumber = z.infer<typeof numberSchema>;
export type CustomerInput = z.infer<typeof customerSchema>;
export type SimulatorConfig = z.infer<typeof configSchema>;
export type SimulatorConfigInput = z.input<typeof configSchema>;
