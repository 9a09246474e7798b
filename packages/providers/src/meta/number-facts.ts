import { z } from "zod";
import type { ProviderFact } from "../port/index.ts";
import { statusErrorsOf } from "./errors.ts";
import type { NoticePlace, NoticeValue } from "./notice-place.ts";
import { prose, word } from "./payload.ts";

const qualitySchema = z.object({
  event: word,
  current_limit: z.unknown().optional(),
  max_daily_conversations_per_business: z.unknown().optional(),
});

/** `phone_number_quality_update`: an event, and the messaging limit where it tells one (A.12). */
export function numberQualityFacts(value: NoticeValue, place: NoticePlace): ProviderFact[] | null {
  const { data } = qualitySchema.safeParse(value);
  if (data === undefined) return null;
  const limit = data.max_daily_conversations_per_business ?? data.current_limit;
  return [{ kind: "number_quality", ...place, event: data.event }, ...limitFacts(limit, place)];
}

/** `business_capability_update`: the messaging limit, under its new or its old name (A.12, B.17). */
export function capabilityFacts(value: NoticeValue, place: NoticePlace): ProviderFact[] | null {
  const limit =
    value.max_daily_conversations_per_business ?? value.max_daily_conversation_per_phone;
  const facts = limitFacts(limit, place);
  return facts.length === 0 ? null : facts;
}

const nameSchema = z.object({
  decision: word,
  requested_verified_name: prose,
  rejection_reason: prose,
});

/** `phone_number_name_update` (A.12). */
export function numberNameFacts(value: NoticeValue, place: NoticePlace): ProviderFact[] | null {
  const { data } = nameSchema.safeParse(value);
  if (data === undefined) return null;
  const { decision, requested_verified_name, rejection_reason } = data;
  return [
    {
      kind: "number_name",
      ...place,
      decision,
      requestedName: requested_verified_name ?? null,
      reason: rejection_reason?.toLowerCase() ?? null,
    },
  ];
}

const usernameSchema = z.object({ username: z.string().min(1).max(256), status: word });

/** `business_username_updates` (A.12). */
export function usernameFacts(value: NoticeValue, place: NoticePlace): ProviderFact[] | null {
  const { data } = usernameSchema.safeParse(value);
  return data === undefined ? null : [{ kind: "number_username", ...place, ...data }];
}

const eventSchema = z.object({ event: word });

/** `security` (A.12). */
export function securityFacts(value: NoticeValue, place: NoticePlace): ProviderFact[] | null {
  const { data } = eventSchema.safeParse(value);
  return data === undefined ? null : [{ kind: "number_security", ...place, event: data.event }];
}

/** `errors` beside no message (A.10). */
export function errorFacts(raw: unknown, place: NoticePlace): ProviderFact[] | null {
  const errors = statusErrorsOf(Array.isArray(raw) ? raw : [raw]);
  return errors.length === 0 ? null : [{ kind: "number_errors", ...place, errors }];
}

function limitFacts(limit: unknown, place: NoticePlace): ProviderFact[] {
  const customersPerDay = messagingLimitOf(limit);
  return customersPerDay === null ? [] : [{ kind: "number_limit", ...place, customersPerDay }];
}

/** "TIER_2K", "TIER_UNLIMITED", 2000, "2000" or −1 → customers a day (A.12, B.17); null for anything else. */
export function messagingLimitOf(limit: unknown): number | "unlimited" | null {
  if (typeof limit !== "string" && typeof limit !== "number") return null;
  const text = String(limit).toUpperCase();
  if (text === "TIER_UNLIMITED" || text === "UNLIMITED" || text === "-1") return "unlimited";
  const [, digits, thousands] = /^(?:TIER_)?(\d{1,9})(K?)$/.exec(text) ?? [];
  return digits === undefined ? null : Number(digits) * (thousands === "K" ? 1000 : 1);
}
