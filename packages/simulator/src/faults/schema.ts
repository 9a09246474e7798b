import { z } from "zod";

const scope = {
  phoneNumberId: z.string().optional(),
  times: z.number().int().min(1).optional(),
  rate: z.number().gt(0).max(1).optional(),
};
const wait = z.number().int().min(0).max(600_000);

const fault = <K extends string, E extends z.core.$ZodShape>(kind: K, extra: E) =>
  z.strictObject({ kind: z.literal(kind), ...scope, ...extra });

/** Faults a send request can meet: one is drawn per request. */
const sendFaults = [
  fault("accept-then-timeout", {}),
  fault("accept-then-reset", {}),
  fault("reset-before-body", {}),
  fault("reset-after-byte", {}),
  fault("error-500", {}),
  fault("service-unavailable", {}),
  fault("token-expired", {}),
  fault("bad-gateway", {}),
  fault("rate-limit", { retryAfterSeconds: z.number().int().min(0).default(1) }),
  fault("pair-rate-limit", {}),
  fault("delay", { delayMs: wait.default(1000) }),
  fault("status-before-response", { delayMs: wait.default(300) }),
  fault("duplicate-statuses", {}),
  fault("reordered-statuses", {}),
  fault("lost-statuses", {}),
  fault("failed-status", {
    code: z.number().int().default(131026),
    title: z.string().default("Message undeliverable"),
    details: z.string().default("Unable to deliver message."),
  }),
  fault("pause-template", {}),
  fault("hold-template", {
    holdMs: wait.default(1000),
    outcome: z.enum(["sent", "paused"]).default("sent"),
  }),
  // Of Twilio's API alone; at Meta a send that draws one is accepted as if nothing were.
  fault("twilio-refuse", {
    code: z.number().int(),
    httpStatus: z
      .union([z.literal(400), z.literal(403), z.literal(429), z.literal(503)])
      .default(400),
  }),
  fault("twilio-fail", {
    code: z.number().int(),
    status: z.enum(["failed", "undelivered"]).default("undelivered"),
  }),
] as const;

/** Faults a webhook can meet: one is drawn per webhook. */
const webhookFaults = [
  fault("duplicate-webhooks", {}),
  fault("batched-webhooks", {
    size: z.number().int().min(2).max(1000).default(3),
    holdMs: wait.default(1000),
  }),
  fault("delay-webhooks", { delayMs: wait.default(1000) }),
] as const;

/** Faults that fetching a customer's file can meet, each at its own step. */
const mediaFaults = [
  fault("media-lookup-error", {}),
  fault("media-gone", {}),
  fault("media-error", {}),
  fault("media-cut", {}),
] as const;

export const faultSchema = z.discriminatedUnion("kind", [
  ...sendFaults,
  ...webhookFaults,
  ...mediaFaults,
]);
export const sendFaultKinds = sendFaults.map((schema) => schema.shape.kind.value);
export const webhookFaultKinds = webhookFaults.map((schema) => schema.shape.kind.value);

export type FaultInput = z.input<typeof faultSchema>;
export type Fault = z.infer<typeof faultSchema>;
export type SendFault = z.infer<(typeof sendFaults)[number]>;
export type WebhookFault = z.infer<(typeof webhookFaults)[number]>;
export type MediaFault = z.infer<(typeof mediaFaults)[number]>;
