import type { BusinessNumber } from "../../config/index.ts";
import type { Store } from "../../store/index.ts";
import { graphErrorResponse, messageError } from "../graph-error.ts";
import { healthOf } from "./health-of.ts";
import { stateOf, subscriptionOf } from "./number-state.ts";

const DEFAULT_FIELDS =
  "verified_name,code_verification_status,display_phone_number,quality_rating,platform_type,throughput,id";

/** The asked fields of a number and its id (B.11); an unknown field is refused with code 100. */
export function showNumber(
  store: Store,
  number: BusinessNumber,
  fields: string | null,
): Record<string, unknown> | Response {
  const state = stateOf(store, number.phoneNumberId);
  const known: Record<string, unknown> = {
    id: number.phoneNumberId,
    display_phone_number: number.displayPhone,
    verified_name: number.label,
    quality_rating: number.qualityRating,
    quality_score: { score: number.qualityRating },
    status: state.isRegistered ? number.status : "DISCONNECTED",
    name_status: number.nameStatus,
    code_verification_status: "VERIFIED",
    account_mode: "LIVE",
    platform_type: state.isRegistered ? "CLOUD_API" : "NOT_APPLICABLE",
    is_official_business_account: false,
    is_on_biz_app: number.isOnBizApp,
    is_pin_enabled: state.pin !== undefined,
    throughput: { level: number.throughput },
    messaging_limit_tier: number.messagingLimit,
    whatsapp_business_manager_messaging_limit: number.messagingLimit,
    last_onboarded_time: "2026-01-05T09:00:00+0000",
    country_dial_code: number.displayPhone.slice(1, 2),
    username: state.username ?? undefined,
    webhook_configuration: webhookConfiguration(store, number),
    health_status: healthOf(number, "PHONE_NUMBER"),
  };
  const asked = [
    ...new Set([...(fields ?? DEFAULT_FIELDS).split(",").map((field) => field.trim()), "id"]),
  ];
  const unknown = asked.find((field) => !(field in known));
  if (unknown !== undefined)
    return graphErrorResponse(
      messageError(
        100,
        `Tried accessing nonexisting field (${unknown}) on node type (WhatsAppBusinessPhoneNumber)`,
        "",
      ),
    );
  return Object.fromEntries(asked.map((field) => [field, known[field]]));
}

function webhookConfiguration(store: Store, number: BusinessNumber): Record<string, string> {
  const own = stateOf(store, number.phoneNumberId).override?.url;
  const waba = subscriptionOf(store, number.wabaId).override?.url;
  const application = number.appWebhookUrl ?? number.webhookUrl;
  return {
    ...(own && { phone_number: own }),
    ...(waba && { whatsapp_business_account: waba }),
    ...(application && { application }),
  };
}
