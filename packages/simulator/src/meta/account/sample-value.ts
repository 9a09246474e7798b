import type { BusinessNumber } from "../../config/index.ts";

type Value = Record<string, unknown>;
type Sample = (
  number: BusinessNumber,
  at: { seconds: number; waId: string; userId: string },
) => Value;

const digits = ({ displayPhone }: BusinessNumber) => displayPhone.slice(1);
const head = (number: BusinessNumber) => ({
  messaging_product: "whatsapp",
  metadata: { display_phone_number: digits(number), phone_number_id: number.phoneNumberId },
});

/** A plausible value of each field beside `messages` (A.12 to A.15). */
const SAMPLES = {
  phone_number_quality_update: (number) => ({
    display_phone_number: digits(number),
    event: "ONBOARDING",
    max_daily_conversations_per_business: number.messagingLimit,
  }),
  phone_number_name_update: (number) => ({
    display_phone_number: digits(number),
    decision: "APPROVED",
    requested_verified_name: number.label,
    rejection_reason: null,
  }),
  account_update: () => ({ event: "ACCOUNT_RESTRICTION" }),
  account_review_update: () => ({ decision: "APPROVED" }),
  account_alerts: ({ phoneNumberId }) => ({
    entity_type: "PHONE_NUMBER",
    entity_id: phoneNumberId,
    alert_info: {
      alert_severity: "INFORMATIONAL",
      alert_status: "ACTIVE",
      alert_type: "OBA_APPROVED",
      alert_description: "Your account was approved as an Official Business Account.",
    },
  }),
  business_capability_update: ({ messagingLimit }) => ({
    max_daily_conversations_per_business: messagingLimit,
    max_phone_numbers_per_business: 20,
  }),
  security: (number) => ({
    display_phone_number: digits(number),
    event: "PIN_CHANGED",
  }),
  payment_configuration_update: (_number, { seconds }) => ({
    configuration_name: "shop",
    provider_name: "razorpay",
    provider_mid: "acc_1",
    status: "Active",
    created_timestamp: seconds,
    updated_timestamp: seconds,
  }),
  partner_solutions: () => ({
    event: "SOLUTION_UPDATED",
    solution_id: "774485461512159",
    solution_status: "ACTIVE",
  }),
  business_username_updates: (number) => ({
    display_phone_number: digits(number),
    username: "acme",
    status: "approved",
  }),
  flows: () => ({
    event: "FLOW_STATUS_CHANGE",
    flow_id: "123456",
    old_status: "DRAFT",
    new_status: "PUBLISHED",
    message: "Flow Webhook has been published",
  }),
  user_preferences: (number, { seconds, waId, userId }) => ({
    ...head(number),
    contacts: [{ profile: { name: "Ana Lima" }, wa_id: waId, user_id: userId }],
    user_preferences: [
      {
        wa_id: waId,
        user_id: userId,
        category: "marketing_messages",
        value: "stop",
        detail: "User requested to stop marketing messages",
        timestamp: seconds,
      },
    ],
  }),
  smb_app_state_sync: (number, { seconds, waId }) => ({
    ...head(number),
    state_sync: [
      {
        type: "contact",
        action: "add",
        contact: { full_name: "Ana Lima", first_name: "Ana", phone_number: waId },
        metadata: { timestamp: String(seconds) },
      },
    ],
  }),
  history: (number, { seconds, waId, userId }) => ({
    ...head(number),
    history: [
      {
        metadata: { phase: 0, chunk_order: 1, progress: 100 },
        threads: [
          {
            id: waId,
            context: { wa_id: waId, user_id: userId },
            messages: [
              {
                from: waId,
                id: `wamid.HISTORY${seconds}`,
                timestamp: String(seconds - 3600),
                type: "text",
                text: { body: "From before you connected" },
                history_context: { status: "READ" },
              },
            ],
          },
        ],
      },
    ],
  }),
  messaging_handovers: (number) => ({
    type: "control_passed",
    recipient: head(number).metadata,
    control_passed: { previous_owner_app_role: "meta_business_agent" },
  }),
  standby: (number) => ({ ...head(number), standby: { messages: [] } }),
} satisfies Record<string, Sample>;

export type AccountField = keyof typeof SAMPLES;
export const ACCOUNT_FIELDS = Object.keys(SAMPLES) as [AccountField, ...AccountField[]];

/** Fields that follow an override of the webhook URL, as messages do (A.5). */
const AS_MESSAGES: AccountField[] = [
  "smb_app_state_sync",
  "history",
  "messaging_handovers",
  "standby",
];

/**
 * The value of a field: a sample with the given members over it. An event that needs more has it:
 * DISABLED_UPDATE its ban, ACCOUNT_RESTRICTION its restriction, partner events their WABA (A.12).
 */
export function sampleValue(
  field: AccountField,
  number: BusinessNumber,
  at: { seconds: number; waId: string; userId: string },
  given: Value,
): Value {
  const value = { ...SAMPLES[field](number, at), ...given };
  return field === "account_update" ? { ...detailOf(number, value, at.seconds), ...value } : value;
}

/** Whether a field goes where messages go, instead of to the app's default callback. */
export function followsMessages(field: AccountField): boolean {
  return AS_MESSAGES.includes(field);
}

function detailOf(number: BusinessNumber, { event }: Value, seconds: number): Value {
  const isAboutPartner = String(event).startsWith("PARTNER_") || event === "AD_ACCOUNT_LINKED";
  if (isAboutPartner)
    return {
      waba_info: { waba_id: number.wabaId, owner_business_id: number.portfolioId ?? "5069" },
    };
  if (event === "DISABLED_UPDATE")
    return { ban_info: { waba_ban_state: "DISABLE", waba_ban_date: "April 17, 2026" } };
  if (event === "ACCOUNT_VIOLATION") return { violation_info: { violation_type: "SPAM" } };
  if (event !== "ACCOUNT_RESTRICTION") return {};
  const restriction = {
    restriction_type: "RESTRICTED_BIZ_INITIATED_MESSAGING",
    expiration: seconds + 86_400,
    remediation: "Visit Business Support Home.",
  };
  return { restriction_info: [restriction] };
}
