import type { InboundNotice, ProviderFact } from "../port/index.ts";
import {
  accountAlertFacts,
  accountReviewFacts,
  accountUpdateFacts,
  flowFacts,
  infoFacts,
} from "./account-facts.ts";
import { type NoticePlace, type NoticeValue, placeOfNotice } from "./notice-place.ts";
import {
  capabilityFacts,
  errorFacts,
  numberNameFacts,
  numberQualityFacts,
  securityFacts,
  usernameFacts,
} from "./number-facts.ts";
import { callFacts, preferenceFacts } from "./person-facts.ts";
import { templateFacts } from "./template-facts.ts";

type FactReader = (value: NoticeValue, place: NoticePlace) => ProviderFact[] | null;

const readers: ReadonlyMap<string, FactReader> = new Map<string, FactReader>([
  ["message_template_status_update", templateFacts],
  ["message_template_quality_update", templateFacts],
  ["message_template_components_update", templateFacts],
  ["template_category_update", templateFacts],
  ["phone_number_quality_update", numberQualityFacts],
  ["phone_number_name_update", numberNameFacts],
  ["business_username_updates", usernameFacts],
  ["business_capability_update", capabilityFacts],
  ["security", securityFacts],
  ["account_update", accountUpdateFacts],
  ["account_review_update", accountReviewFacts],
  ["account_alerts", accountAlertFacts],
  ["payment_configuration_update", infoFacts("payment_configuration_update")],
  ["partner_solutions", infoFacts("partner_solutions")],
  ["user_preferences", preferenceFacts],
  ["calls", callFacts],
  ["flows", flowFacts],
]);

/**
 * What one of Meta's notices says (A.10–A.13, A.15): at least one fact, or null for a field without a model
 * (history, groups, standby…) and for a value that cannot be read. Never throws.
 */
export function readNotice(notice: InboundNotice): ProviderFact[] | null {
  const { field, raw } = notice;
  const place = placeOfNotice(notice);
  if (field === "errors") return errorFacts(raw, place);
  const isObject = typeof raw === "object" && raw !== null && !Array.isArray(raw);
  return isObject ? (readers.get(field)?.(raw as NoticeValue, place) ?? null) : null;
}
