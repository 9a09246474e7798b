import type { BusinessNumber } from "../config/index.ts";
import { graphErrorResponse, messageError } from "./graph-error.ts";

const DEFAULT_FIELDS =
  "verified_name,code_verification_status,display_phone_number,quality_rating,platform_type,throughput,id";

/** GET /{phone number id}?fields=… (B.11); an unknown field is refused with code 100. */
export function readNumberFields(number: BusinessNumber, fields = DEFAULT_FIELDS): Response {
  const known: Record<string, unknown> = {
    id: number.phoneNumberId,
    display_phone_number: number.displayPhone,
    verified_name: number.label,
    quality_rating: number.qualityRating,
    status: "CONNECTED",
    name_status: "APPROVED",
    code_verification_status: "VERIFIED",
    account_mode: "LIVE",
    platform_type: "CLOUD_API",
    is_official_business_account: false,
    is_on_biz_app: false,
    is_pin_enabled: true,
    throughput: { level: "STANDARD" },
    webhook_configuration: { ...(number.webhookUrl && { phone_number: number.webhookUrl }) },
  };
  const asked = [...new Set([...fields.split(",").map((field) => field.trim()), "id"])];
  const unknown = asked.find((field) => !(field in known));
  if (unknown !== undefined)
    return graphErrorResponse(
      messageError(
        100,
        `Tried accessing nonexisting field (${unknown}) on node type (WhatsAppBusinessPhoneNumber)`,
        "",
      ),
    );
  return Response.json(Object.fromEntries(asked.map((field) => [field, known[field]])));
}
