import { z } from "zod";
import type { ProviderFact } from "../port/index.ts";
import type { NoticePlace, NoticeValue } from "./notice-place.ts";
import { parseTimestamp } from "./parse-timestamp.ts";
import { anyId, name, prose, word } from "./payload.ts";

const templateSchema = z.object({
  message_template_id: anyId,
  message_template_name: name,
  message_template_language: name,
});

const statusSchema = z.object({
  event: word,
  message_template_category: word.optional().catch(undefined),
  reason: word.optional().catch(undefined),
  rejection_info: z.object({ reason: prose, recommendation: prose }).optional().catch(undefined),
  disable_info: z.object({ disable_date: z.unknown() }).optional().catch(undefined),
  other_info: z
    .object({ title: word.optional().catch(undefined), description: prose })
    .optional()
    .catch(undefined),
});

const qualitySchema = z.object({
  new_quality_score: word,
  previous_quality_score: word.optional().catch(undefined),
});

const categorySchema = z.object({
  new_category: word,
  correct_category: word.optional().catch(undefined),
  category_update_timestamp: z.unknown().optional(),
});

/** The template fields (A.11); null when the notice names no template or not what became of it. */
export function templateFacts(value: NoticeValue, place: NoticePlace): ProviderFact[] | null {
  const { data: template } = templateSchema.safeParse(value);
  if (template === undefined) return null;
  const about = {
    accountId: place.accountId,
    at: place.at,
    templateId: template.message_template_id,
    name: template.message_template_name ?? null,
    language: template.message_template_language?.replaceAll("-", "_") ?? null,
  };
  // Meta's samples print the status field on quality updates: the content decides (A.11).
  const fact = "new_quality_score" in value ? qualityFact(value) : otherFact(value);
  return fact === null ? null : [{ ...about, ...fact }];
}

type About = "accountId" | "at" | "templateId" | "name" | "language";
type Told<Fact> = Fact extends { templateId: string } ? Omit<Fact, About> : never;

function otherFact(value: NoticeValue): Told<ProviderFact> | null {
  if ("event" in value) return statusFact(value);
  if ("new_category" in value) return categoryFact(value);
  return "message_template_element" in value ? { kind: "template_changed" } : null;
}

function statusFact(value: NoticeValue): Told<ProviderFact> | null {
  const { data } = statusSchema.safeParse(value);
  if (data === undefined) return null;
  const { rejection_info, other_info } = data;
  // The end of a pause can come as a pause with another title (A.11).
  const isUnpaused = data.event === "paused" && other_info?.title === "unpause";
  return {
    kind: "template_status",
    status: isUnpaused ? "reinstated" : data.event,
    category: data.message_template_category ?? null,
    reason: data.reason === "none" ? null : (data.reason ?? null),
    explanation: rejection_info?.reason ?? other_info?.description ?? null,
    advice: rejection_info?.recommendation ?? null,
    phase: other_info?.title ?? null,
    disabledAt: parseTimestamp(data.disable_info?.disable_date),
  };
}

function qualityFact(value: NoticeValue): Told<ProviderFact> | null {
  const { data } = qualitySchema.safeParse(value);
  if (data === undefined) return null;
  const previous = data.previous_quality_score ?? null;
  return { kind: "template_quality", quality: data.new_quality_score, previous };
}

/** With `correct_category` it is the warning of the day before, and `new_category` is still the old one (A.11). */
function categoryFact(value: NoticeValue): Told<ProviderFact> | null {
  const { data } = categorySchema.safeParse(value);
  if (data === undefined) return null;
  const next = data.correct_category ?? null;
  return { kind: "template_category", category: data.new_category, next };
}
