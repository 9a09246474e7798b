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

/** Where the file of a message lies at the provider; at least one of the two is there, unless it was refused. */
export type InboundFile = {
  providerMediaId?: string;
  url?: string;
  /** SHA-256 in hex, when the provider tells it. */
  sha256?: string;
  /** Why there is no file to fetch: the provider's code and words (131052: larger than it passes on). */
  error?: StatusError;
};

export type InboundMessage = Place & {
  kind: "message";
  providerMessageId: string;
  sender: InboundSender;
  /** The provider's time, unclamped; null when absent or unreadable. */
  providerAt: Date | null;
  /** A media part in it has `mediaId: null`; its file is `file`. */
  content: MessageContent;
  file?: InboundFile;
  quotedProviderMessageId?: string;
  forwarded?: "once" | "often";
  /** The advertisement the chat started from, whole (A.7.2). */
  referral?: Record<string, unknown>;
};

/** What the business wrote in its phone app (coexistence): outbound, never sent again, nobody's unread (A.14). */
export type InboundEcho = Omit<InboundMessage, "kind" | "sender"> & {
  kind: "echo";
  recipient: InboundSender;
};

/** The author changed what a message says. */
export type InboundEdit = Place & {
  kind: "edit";
  targetProviderMessageId: string;
  providerAt: Date | null;
  content: MessageContent;
};

/** The author took a message back: what we hold of it is erased (S4.19, P-10). */
export type InboundRevoke = Place & {
  kind: "revoke";
  targetProviderMessageId: string;
  providerAt: Date | null;
};

/** A customer's ids changed: `from` is known to us, `to` is how they are called from now on (A.8 system). */
export type InboundIdentityChange = Place & {
  kind: "identity_change";
  providerMessageId: string;
  providerAt: Date | null;
  from: InboundSender;
  to: InboundSender;
  text: string;
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
  /** End of the free entry point window the message was sent in, where the provider tells it (E.3). */
  freeUntil?: Date;
};

/** A template, account or number event, or an error not tied to a message (A.10–A.15): see `readNotice`. */
export type InboundNotice = {
  kind: "notice";
  position: number;
  field: string;
  accountId: string | null;
  providerNumberId: string | null;
  /** When it happened, where the provider says so: a late delivery must not undo a newer one. */
  providerAt?: Date;
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
  | "recipient_missing"
  | "target_missing"
  | "message_malformed"
  | "reaction_malformed"
  | "status_malformed"
  | "status_unknown";

/** One element of a webhook POST: the unit of deduplication and of processing (D-01). */
export type InboundElement =
  | InboundMessage
  | InboundEcho
  | InboundEdit
  | InboundRevoke
  | InboundIdentityChange
  | InboundReaction
  | InboundStatus
  | InboundNotice
  | InboundInvalid;

/** A parsed POST. `ok: false` means nothing in it can be read; the raw event stays quarantined. */
export type ParsedWebhook =
  | { ok: true; elements: InboundElement[] }
  | { ok: false; reason: "not_json" | "unknown_envelope" };
