import type { NumberId } from "@parley/domain/ids";

/** A connected number as a history is written on it: here, and in the phones under the provider's id of it. */
export type HistoryLine = { numberId: NumberId; phoneNumberId: string } & (
  | { provider: "meta" }
  | { provider: "twilio"; accountSid: string; phone: string }
);
