import { z } from "zod";

/**
 * The ladder a message climbs, lowest first (STA-1, D-04). `queued` and `accepted` are ours, the rest the
 * provider's.
 */
export const progressSteps = ["queued", "accepted", "sent", "delivered", "read", "played"] as const;

/** Events beside the ladder: failed is a side flag (STA-3); deleted and warning are recorded (STA-6, S4.19, S4.24). */
const sideStatuses = ["failed", "deleted", "warning"] as const;

export const messageStatusSchema = z.enum([...progressSteps, ...sideStatuses]);
export type ProgressStep = (typeof progressSteps)[number];
export type MessageStatus = z.infer<typeof messageStatusSchema>;

/** One error of the provider: `code` as text, because Twilio's and Meta's differ in form. */
export type StatusError = { code: string; title: string; details: string };

/** A provider's (or our own) report about one message. `at` is the provider's time, or ours where it gave none. */
export type StatusEvent = { status: MessageStatus; at: Date; errors?: readonly StatusError[] };

/** All that is known about a message's fate; a value of the join-semilattice (STA-2). */
export type StatusState = {
  progress: ProgressStep;
  /** First time each status was true, by the events' own times (STA-4). */
  times: Partial<Record<MessageStatus, Date>>;
  /** Errors of the earliest failure (STA-3); empty when none failed or the provider gave none. */
  errors: readonly StatusError[];
};
