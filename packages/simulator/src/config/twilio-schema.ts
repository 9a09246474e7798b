import { z } from "zod";

const sid = (prefix: string) =>
  z.string().regex(new RegExp(`^${prefix}[0-9a-f]{32}$`), `must be ${prefix} and 32 hex digits`);
const callbackUrl = z
  .url({ protocol: /^https?$/ })
  .nullable()
  .default(null);

const senderStatuses = [
  "CREATING",
  "ONLINE",
  "OFFLINE",
  "PENDING_VERIFICATION",
  "VERIFYING",
  "ONLINE:UPDATING",
  "TWILIO_REVIEW",
  "DRAFT",
  "STUBBED",
] as const;

export const approvalStatuses = [
  "unsubmitted",
  "received",
  "pending",
  "approved",
  "rejected",
  "paused",
  "disabled",
] as const;

/** A WhatsApp sender of a Twilio account; its `sid` is the id of the line that phones write to. */
export const twilioSenderSchema = z.strictObject({
  sid: sid("XE"),
  label: z.string().min(1),
  displayPhone: z.string().regex(/^\+[1-9]\d{6,14}$/, "must be E.164, like +15557122661"),
  wabaId: z.string().regex(/^\d+$/, "must be digits").default("102290129340398"),
  status: z.enum(senderStatuses).default("ONLINE"),
  qualityRating: z.string().default("HIGH"),
  messagingLimit: z.string().default("10K Customers/24hr"),
  callbackUrl,
  fallbackUrl: callbackUrl,
  statusCallbackUrl: callbackUrl,
  messagingServiceSid: sid("MG").nullable().default(null),
  closedWindow: z.enum(["async", "sync"]).default("async"),
  optOut: z.boolean().default(true),
});

const approvalSchema = z.strictObject({
  name: z.string().regex(/^[a-z0-9_]{1,512}$/, "lowercase letters, digits and _ only"),
  category: z.enum(["UTILITY", "MARKETING", "AUTHENTICATION"]),
  status: z.enum(approvalStatuses).default("approved"),
  rejectionReason: z.string().default(""),
});

/** A Content object that stands from the start, in any approval state. */
export const twilioContentSchema = z.strictObject({
  sid: sid("HX"),
  friendlyName: z.string().default(""),
  language: z.string().min(2).default("en"),
  variables: z.record(z.string(), z.string()).default({}),
  types: z.record(z.string(), z.record(z.string(), z.unknown())),
  approval: approvalSchema.nullable().default(null),
});

/** What becomes of a template that is submitted, and after how long. */
const reviewSchema = z.strictObject({
  delayMs: z.number().int().min(0).default(500),
  outcome: z.enum(["approve", "reject", "wait"]).default("approve"),
  rejectionReason: z.string().default("Rejected by the simulator."),
});

/** A Twilio account: its credentials, senders and Content. */
export const twilioAccountSchema = z.strictObject({
  accountSid: sid("AC"),
  authToken: z.string().min(1),
  friendlyName: z.string().min(1).default("Simulated account"),
  type: z.enum(["Trial", "Full"]).default("Full"),
  status: z.enum(["active", "suspended", "closed"]).default("active"),
  apiKeys: z.array(z.strictObject({ sid: sid("SK"), secret: z.string().min(1) })).default([]),
  review: reviewSchema.prefault({}),
  downloadsMedia: z.boolean().default(true),
  mediaOrigin: z
    .url({ protocol: /^https?$/ })
    .nullable()
    .default(null),
  senders: z.array(twilioSenderSchema).default([]),
  contents: z.array(twilioContentSchema).default([]),
});

export type TwilioAccountInput = z.infer<typeof twilioAccountSchema>;
export type TwilioSenderInput = z.infer<typeof twilioSenderSchema>;
export type TwilioContentInput = z.infer<typeof twilioContentSchema>;
export type ApprovalStatus = (typeof approvalStatuses)[number];
