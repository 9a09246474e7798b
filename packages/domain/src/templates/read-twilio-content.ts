import { asObject, objectOf, type RawObject, textOf } from "./raw-json.ts";
import { readTwilioType, twilioTypes } from "./read-twilio-type.ts";
import type { TemplateReading } from "./template-reading.ts";
import { templateCategoryOf, templateLanguageOf, templateStatusOf } from "./template-words.ts";

/**
 * A Content object of Twilio as our model, with its approval when the answer holds one (TPL-1, TPL-4). Takes any JSON
 * and never throws; gives a reason when it has no name, no language or no content (TPL-3).
 */
export function readTwilioContent(raw: unknown): TemplateReading {
  const object = asObject(raw);
  if (object === null) return { ok: false, reason: "not_an_object" };
  const approval = approvalOf(object);
  const name = [object.friendly_name, approval.name, object.sid].map(textOf).find(Boolean);
  const language = textOf(object.language);
  if (name === undefined || name === null) return { ok: false, reason: "no_name" };
  if (language === null || language === "") return { ok: false, reason: "no_language" };
  const types = Object.entries(objectOf(object.types));
  if (types.length === 0) return { ok: false, reason: "no_content" };
  const examples = examplesOf(objectOf(object.variables));
  const words = examples.map(([key]) => key.replace("variable.", ""));
  return {
    ok: true,
    template: {
      provider: "twilio",
      providerId: textOf(object.sid),
      name,
      language: templateLanguageOf(language),
      category: templateCategoryOf(textOf(approval.category) ?? ""),
      parameterFormat: words.some((word) => !/^\d+$/.test(word)) ? "named" : "positional",
      ttlSeconds: null,
      ...statusOf(approval),
      ...partsOf(types, Object.fromEntries(examples)),
    },
  };
}

/** Lists write the approval flat, the approval's own answer under the channel's name: both are read (11, 11.3). */
function approvalOf({ approval_requests }: RawObject): RawObject {
  const outer = objectOf(approval_requests);
  return asObject(outer.whatsapp) ?? outer;
}

function statusOf(approval: RawObject) {
  const statusWord = textOf(approval.status) || "unsubmitted";
  return {
    status: templateStatusOf(statusWord),
    statusWord,
    quality: "unknown" as const,
    rejectedReason: textOf(approval.rejection_reason) || null,
  };
}

function examplesOf(variables: RawObject): [string, string][] {
  return Object.entries(variables).flatMap(([name, raw]) => {
    const value = textOf(raw);
    return value === null ? [] : [[`variable.${name}`, value]];
  });
}

/** The richest type is what WhatsApp gets; one we do not know may be richer, so it is kept as such (TPL-4). */
function partsOf(types: [string, unknown][], examples: Record<string, string>) {
  const byName = new Map(types);
  const richest = twilioTypes.find((type) => byName.has(type));
  const unknown = types.filter(([type]) => !twilioTypes.includes(type));
  const parts = readTwilioType(richest ?? "", objectOf(byName.get(richest ?? "")), examples);
  return { ...parts, examples, other: unknown.map(([kind, raw]) => ({ kind, raw })) };
}
