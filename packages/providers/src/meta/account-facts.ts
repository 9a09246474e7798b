import { z } from "zod";
import type { FactOf, ProviderFact } from "../port/index.ts";
import type { NoticePlace, NoticeValue } from "./notice-place.ts";
import { parseTimestamp } from "./parse-timestamp.ts";
import { id, prose, word } from "./payload.ts";

/** Events of `account_update` that decide whether the account can work (A.12). */
const states: Readonly<Partial<Record<string, FactOf<"account_state">["state"]>>> = {
  account_deleted: "deleted",
  partner_added: "connected",
  partner_app_installed: "connected",
  partner_app_uninstalled: "disconnected",
  partner_removed: "disconnected",
  account_offboarded: "paused",
  account_reconnected: "resumed",
};

const banStates: Readonly<Partial<Record<string, FactOf<"account_state">["state"]>>> = {
  schedule_for_disable: "disable_scheduled",
  disable: "disabled",
  reinstate: "reinstated",
};

const updateSchema = z.object({
  event: word,
  phone_number: id,
  violation_info: z.object({ violation_type: word }).optional().catch(undefined),
  ban_info: z.object({ waba_ban_state: word }).optional().catch(undefined),
  disconnection_info: z.object({ reason: word }).optional().catch(undefined),
  restriction_info: z.array(z.unknown()).optional().catch(undefined),
});

/** `account_update`: its event decides the rest (A.12). An event without a rule of ours is information. */
export function accountUpdateFacts(value: NoticeValue, place: NoticePlace): ProviderFact[] | null {
  const { data } = updateSchema.safeParse(value);
  if (data === undefined) return null;
  const { event, violation_info, restriction_info } = data;
  const about = { accountId: place.accountId, at: place.at };
  const state = states[ownKey(states, event)] ?? banState(data);
  if (state !== undefined) {
    const displayPhone = data.phone_number ?? place.displayPhone;
    const reason = data.disconnection_info?.reason ?? null;
    return [{ kind: "account_state", ...place, displayPhone, state, reason }];
  }
  if (event === "account_violation" && violation_info !== undefined)
    return [{ kind: "account_violation", ...about, violation: violation_info.violation_type }];
  if (event === "account_restriction" && restriction_info !== undefined) {
    const restrictions = restriction_info.flatMap(restrictionOf);
    // None readable is not the same as none: the fact would lift what holds.
    if (restrictions.length > 0) return [{ kind: "account_restriction", ...about, restrictions }];
  }
  return [{ kind: "account_info", ...about, event, details: { ...value } }];
}

function banState({ event, ban_info }: z.infer<typeof updateSchema>) {
  if (event !== "disabled_update" || ban_info === undefined) return undefined;
  return banStates[ownKey(banStates, ban_info.waba_ban_state)];
}

/** The key if the table has it as its own, so that no word of the outside reaches a prototype. */
function ownKey(table: object, key: string): string {
  return Object.hasOwn(table, key) ? key : "";
}

const restrictionSchema = z.object({
  restriction_type: word,
  expiration: z.unknown().optional(),
  remediation: prose,
});

function restrictionOf(raw: unknown) {
  const { data } = restrictionSchema.safeParse(raw);
  if (data === undefined) return [];
  const { restriction_type: type, expiration, remediation } = data;
  return [{ type, expiresAt: parseTimestamp(expiration), advice: remediation ?? null }];
}

const reviewSchema = z.object({ decision: word });

/** `account_review_update` (A.12). */
export function accountReviewFacts(value: NoticeValue, place: NoticePlace): ProviderFact[] | null {
  const { data } = reviewSchema.safeParse(value);
  const { accountId, at } = place;
  return data === undefined
    ? null
    : [{ kind: "account_review", accountId, at, decision: data.decision }];
}

const alertSchema = z.object({
  entity_type: word.optional().catch(undefined),
  entity_id: id,
  alert_info: z.object({
    alert_type: word,
    alert_severity: word.optional().catch(undefined),
    alert_status: word.optional().catch(undefined),
    alert_description: prose,
  }),
});

/** `account_alerts` (A.12). */
export function accountAlertFacts(value: NoticeValue, place: NoticePlace): ProviderFact[] | null {
  const { data } = alertSchema.safeParse(value);
  if (data === undefined) return null;
  const { entity_type, entity_id, alert_info } = data;
  return [
    {
      kind: "account_alert",
      accountId: place.accountId,
      at: place.at,
      alert: alert_info.alert_type,
      severity: alert_info.alert_severity ?? null,
      status: alert_info.alert_status ?? null,
      description: alert_info.alert_description ?? null,
      subject: entity_type ?? null,
      subjectId: entity_id ?? null,
    },
  ];
}

/** A field that only informs: `payment_configuration_update`, `partner_solutions` (A.12). */
export function infoFacts(event: string) {
  return (value: NoticeValue, { accountId, at }: NoticePlace): ProviderFact[] => [
    { kind: "account_info", accountId, at, event, details: { ...value } },
  ];
}

const flowSchema = z.object({
  flow_id: id,
  event: word,
  new_status: word.optional().catch(undefined),
});

/** `flows` (A.15). */
export function flowFacts(value: NoticeValue, place: NoticePlace): ProviderFact[] | null {
  const { data } = flowSchema.safeParse(value);
  if (data?.flow_id === undefined) return null;
  const { flow_id: flowId, event, new_status } = data;
  const { accountId, at } = place;
  const status = new_status ?? null;
  return [{ kind: "flow", accountId, at, flowId, event, status, details: { ...value } }];
}
