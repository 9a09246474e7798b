import type { MessageContent } from "@parley/domain/messages";
import type { MessageStatus, StatusError } from "@parley/domain/statuses";

/** Who wrote. Any part may be missing: a user who hides the phone number has only a business-scoped id (F.1). */
export type InboundSender = {
  /** Digits without "+", the user's WhatsApp id; matched, never rewritten. */
  waId?: string;
  bsuid?: string;
  parentBsuid?: string;
  username?: string;
  profileName?: string;
};

/** Where an element stood. `position` counts the elements of one POST from 0, messages before statuses (G.1.3). */
type Place = { position: number; providerNumberId: string };

export type InboundMessage = Place & {
  kind: "message";
  providerMessageId: string;
  sender: InboundSender;
  /** The provider's time, unclamped; null when absent or unreadable. */
  providerAt: Date | null;
  content: MessageContent;
  quotedProviderMessageId?: string;
};

export type InboundReaction = Place & {
  kind: "reaction";
  providerMessageId: string;
  sender: InboundSender;
  providerAt: Date | null;
  targetProviderMessageId: string;
  /** null takes the reaction away. */
  emoji: string | null;
};

export type InboundStatus = Place & {
  kind: "status";
  providerMessageId: string;
  status: Exclude<MessageStatus, "queued" | "accepted">;
  providerAt: Date | null;
  /** Our attempt id, echoed by the provider. */
  attemptRef?: string;
  recipient?: { waId?: string; bsuid?: string; parentBsuid?: string };
  errors: StatusError[];
  /** The provider's own object, kept whole: cost is data, never computed (E.2). */
  pricing?: unknown;
};

/** A template, account or number event, or an error not tied to a message: recorded, handled by later slices. */
export type InboundNotice = {
  kind: "notice";
  position: number;
  field: string;
  accountId: string | null;
  providerNumberId: string | null;
  raw: unknown;
};

export type InboundInvalid = {
  kind: "invalid";
  position: number;
  reason: InvalidReason;
  raw: unknown;
};

export type InvalidReason =
  | "entry_malformed"
  | "change_malformed"
  | "number_missing"
  | "sender_missing"
  | "message_malformed"
  | "reaction_malformed"
  | "status_malformed"
  | "status_unknown";

/** One element of a webhook POST: the unit of deduplication and of processing (D-01). */
export type InboundElement =
  | InboundMessage
  | InboundReaction
  | InboundStatus
  | InboundNotice
  | InboundInvalid;

/** A parsed POST. `ok: false` means nothing in it can be read; the raw event stays quarantined. */
export type ParsedWebhook =
  | { ok: true; elements: InboundElement[] }
  | { ok: false; reason: "not_json" | "unknown_envelope" };
