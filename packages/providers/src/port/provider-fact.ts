import type { StatusError } from "@parley/domain/statuses";
import type { InboundSender } from "./inbound-element.ts";

/** Whose fact it is and since when. `at` is the provider's time, null when it gives none. */
type OfAccount = { accountId: string | null; at: Date | null };

/** The number is named by its id at the provider, by what people read ("15550004321"), or by neither. */
type OfNumber = OfAccount & { providerNumberId: string | null; displayPhone: string | null };

/** `language` is written with "_" whatever the provider writes. */
type OfTemplate = OfAccount & { templateId: string; name: string | null; language: string | null };

/** What the provider decided about a template; words of the provider in lower case, an open set (A.11). */
type TemplateStatusFact = OfTemplate & {
  kind: "template_status";
  /** "approved", "pending", "rejected", "paused", "disabled", "flagged", "reinstated", "deleted"… */
  status: string;
  category: string | null;
  /** The code word of the reason; null when there is none. */
  reason: string | null;
  /** Why, in the provider's prose, and what it advises. */
  explanation: string | null;
  advice: string | null;
  /** "first_pause", "second_pause"…: how long a pause lasts. */
  phase: string | null;
  disabledAt: Date | null;
};

type TemplateQualityFact = OfTemplate & {
  kind: "template_quality";
  /** "green", "yellow", "red" or "unknown". */
  quality: string;
  previous: string | null;
};

/** `category` holds now. `next` is announced: it will hold about a day after `at`. */
type TemplateCategoryFact = OfTemplate & {
  kind: "template_category";
  category: string;
  next: string | null;
};

/** Somebody edited the template elsewhere: fetch it again. */
type TemplateChangedFact = OfTemplate & { kind: "template_changed" };

/** An event about a number's standing ("flagged", "unflagged", "throughput_upgrade", "onboarding"…). */
type NumberQualityFact = OfNumber & { kind: "number_quality"; event: string };

/** How many customers the business may reach by template in 24 hours, all its numbers together (S4.15). */
type NumberLimitFact = OfNumber & {
  kind: "number_limit";
  customersPerDay: number | "unlimited";
};

type NumberNameFact = OfNumber & {
  kind: "number_name";
  /** "approved", "deferred", "pending" or "rejected". */
  decision: string;
  requestedName: string | null;
  reason: string | null;
};

type NumberUsernameFact = OfNumber & {
  kind: "number_username";
  username: string;
  /** "approved", "reserved" or "deleted". */
  status: string;
};

/** "pin_changed", "pin_reset_request", "pin_request_success": a stored PIN may be stale. */
type NumberSecurityFact = OfNumber & { kind: "number_security"; event: string };

/** Trouble that belongs to no message: shown on the number's health page (A.10). */
type NumberErrorsFact = OfNumber & { kind: "number_errors"; errors: StatusError[] };

/** Whether the account can work at all. `reason` is the provider's code word. */
type AccountStateFact = OfNumber & {
  kind: "account_state";
  state:
    | "connected"
    | "disconnected"
    | "paused"
    | "resumed"
    | "disable_scheduled"
    | "disabled"
    | "reinstated"
    | "deleted";
  reason: string | null;
};

/** What the account may not do for a while; replaces every earlier restriction. */
type AccountRestrictionFact = OfAccount & {
  kind: "account_restriction";
  restrictions: { type: string; expiresAt: Date | null; advice: string | null }[];
};

type AccountViolationFact = OfAccount & { kind: "account_violation"; violation: string };
type AccountReviewFact = OfAccount & { kind: "account_review"; decision: string };

type AccountAlertFact = OfAccount & {
  kind: "account_alert";
  alert: string;
  severity: string | null;
  status: string | null;
  description: string | null;
  /** What it is about, as the provider names it: "business", "phone_number"…, and its id. */
  subject: string | null;
  subjectId: string | null;
};

/** Worth keeping and showing to owners, with no rule of ours behind it. */
type AccountInfoFact = OfAccount & {
  kind: "account_info";
  event: string;
  details: Record<string, unknown>;
};

/** A person stopped or allowed marketing from one number (A.13). */
type MarketingPreferenceFact = OfNumber & {
  kind: "marketing_preference";
  person: InboundSender;
  isStopped: boolean;
};

/** A call; one from the customer opens the window (E.1). */
type CallFact = OfNumber & {
  kind: "call";
  callId: string;
  person: InboundSender;
  direction: "inbound" | "outbound";
  /** "connect" or "terminate". */
  event: string;
  /** Of a call that ended: "completed", "failed"…; seconds when it was picked up. */
  outcome: string | null;
  durationSeconds: number | null;
};

/** A form's health or status changed (A.15). */
type FlowFact = OfAccount & {
  kind: "flow";
  flowId: string;
  event: string;
  /** The new status, lower case, when the event is a change of it. */
  status: string | null;
  details: Record<string, unknown>;
};

/** What a notice says, in words that no provider owns. */
export type ProviderFact =
  | TemplateStatusFact
  | TemplateQualityFact
  | TemplateCategoryFact
  | TemplateChangedFact
  | NumberQualityFact
  | NumberLimitFact
  | NumberNameFact
  | NumberUsernameFact
  | NumberSecurityFact
  | NumberErrorsFact
  | AccountStateFact
  | AccountRestrictionFact
  | AccountViolationFact
  | AccountReviewFact
  | AccountAlertFact
  | AccountInfoFact
  | MarketingPreferenceFact
  | CallFact
  | FlowFact;

/** The facts of one kind. */
export type FactOf<Kind extends ProviderFact["kind"]> = Extract<ProviderFact, { kind: Kind }>;
