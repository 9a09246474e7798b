import {
  type TemplateCategory,
  type TemplateQuality,
  type TemplateStatus,
  templateStatuses,
} from "./schema.ts";

const statuses: ReadonlyMap<string, TemplateStatus> = new Map<string, TemplateStatus>([
  ...templateStatuses.map((word) => [word, word] as const),
  ["received", "pending"],
  ["reinstated", "approved"],
  ["unpause", "approved"],
  ["unpaused", "approved"],
]);

const categories: ReadonlyMap<string, TemplateCategory> = new Map<string, TemplateCategory>([
  ["marketing", "marketing"],
  ["utility", "utility"],
  ["authentication", "authentication"],
  ["transactional", "utility"],
  ["otp", "authentication"],
]);

const qualities: ReadonlyMap<string, TemplateQuality> = new Map<string, TemplateQuality>([
  ["green", "green"],
  ["yellow", "yellow"],
  ["red", "red"],
]);

/** Our word for a provider's status, from a list or a webhook; a word we do not know is `unknown` (TPL-2, A.11). */
export function templateStatusOf(word: string): TemplateStatus {
  return statuses.get(word.toLowerCase()) ?? "unknown";
}

/** Our word for a provider's category, the old ones included (TPL-2). */
export function templateCategoryOf(word: string): TemplateCategory {
  return categories.get(word.toLowerCase()) ?? "unknown";
}

/** Our word for a quality score (TPL-2). */
export function templateQualityOf(word: string): TemplateQuality {
  return qualities.get(word.toLowerCase()) ?? "unknown";
}

/** A language code as Meta's lists write it: webhooks say `en-US` where lists say `en_US` (TPL-2, A.11). */
export function templateLanguageOf(code: string): string {
  return code.trim().replaceAll("-", "_");
}
