import type { TextContent } from "@parley/domain/messages";

/** What can be sent today. Reactions are sent to a message; `emoji: null` takes ours away. */
export type SendContent =
  | TextContent
  | { type: "reaction"; targetProviderMessageId: string; emoji: string | null };

export type SendRequest = {
  /** E.164 with "+", or a business-scoped id; one is required, the phone wins over the id (B.1). */
  to: { phone?: string; bsuid?: string };
  content: SendContent;
  /** Our id of this attempt (≤ 512 characters), echoed in statuses: tells an outcome lost on the way. */
  attemptId: string;
  quotedProviderMessageId?: string;
};

/**
 * What became of one provider call. Only `throttled` and `not_sent` may be retried by themselves (`not_sent` with
 * "invalid_request" will fail again); `ambiguous` waits for the status echo, then for a person.
 */
export type SendOutcome =
  | { kind: "accepted"; providerMessageId: string; recipientWaId?: string }
  | {
      kind: "rejected";
      code: string;
      title: string;
      details: string;
      httpStatus: number;
      traceId?: string;
    }
  | { kind: "throttled"; code: string; retryAfterMs: number | null }
  | { kind: "not_sent"; reason: NotSentReason }
  | { kind: "ambiguous"; reason: AmbiguousReason; code?: string };

/** Why it is certain that no byte of the request left. */
export type NotSentReason =
  | "invalid_request"
  | "dns_failed"
  | "connect_failed"
  | "connect_timeout"
  | "tls_failed";

/** Why the provider may or may not have taken it. */
export type AmbiguousReason =
  | "timeout"
  | "connection_lost"
  | "redirected"
  | "answer_too_large"
  | "answer_unreadable"
  | "message_id_missing"
  | "provider_error";
