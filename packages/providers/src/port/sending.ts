import type { MessageContent } from "@parley/domain/messages";

/** The kinds of content a business can send; answers, notices and tombstones are not among them. */
export type SendContent = Exclude<
  MessageContent,
  { type: ReplyType | "system" | "deleted" | "other" }
>;

type ReplyType = "button_reply" | "list_reply" | "flow_reply" | "order";

/** A file to send: uploaded to the provider before, or fetched by it from a short-lived link of ours. */
export type SendFile = { providerMediaId: string } | { link: string };

export type SendRequest = {
  /** E.164 with "+", or a business-scoped id; one is required, the phone wins over the id (B.1). */
  to: { phone?: string; bsuid?: string };
  content: SendContent;
  /** Our id of this attempt (≤ 512 characters), echoed in statuses: tells an outcome lost on the way. */
  attemptId: string;
  quotedProviderMessageId?: string;
  /** The files `content` names, by their media id. */
  files?: Readonly<Record<string, SendFile>>;
  /** Where the provider reports the outcome, for one that is told with each message (Twilio). */
  statusCallbackUrl?: string;
  /** Id of the provider's content object that stands for `content`, for one that needs it (Twilio, 6.2, 11). */
  contentId?: string;
  /** What a template is filled with, in the provider's own form: `components` for Meta, `variables` for Twilio. */
  template?: { components: readonly unknown[] } | { variables: Readonly<Record<string, string>> };
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
