import { authenticationText } from "./authentication-text.ts";
import { asObject, listOf, numberOf, objectOf, type RawObject, textOf } from "./raw-json.ts";
import { type MetaParts, readMetaParts } from "./read-meta-parts.ts";
import type { Template } from "./schema.ts";
import type { TemplateReading } from "./template-reading.ts";
import { variablesOf } from "./template-text.ts";
import {
  templateCategoryOf,
  templateLanguageOf,
  templateQualityOf,
  templateStatusOf,
} from "./template-words.ts";

/**
 * A template object of the Graph API as our model (TPL-1, B.10). Takes any JSON and never throws; gives the template,
 * or a reason when it has no name or no language (TPL-3).
 */
export function readMetaTemplate(raw: unknown): TemplateReading {
  const object = asObject(raw);
  if (object === null) return { ok: false, reason: "not_an_object" };
  const [name, language] = [textOf(object.name), textOf(object.language)];
  if (name === null || name === "") return { ok: false, reason: "no_name" };
  if (language === null || language === "") return { ok: false, reason: "no_language" };
  const category = templateCategoryOf(textOf(object.category) ?? "");
  const parts = withFixedText(readMetaParts(listOf(object.components), category));
  return {
    ok: true,
    template: {
      provider: "meta",
      providerId: textOf(object.id),
      name,
      language: templateLanguageOf(language),
      category,
      parameterFormat: formatOf(object, parts),
      ttlSeconds: numberOf(object.message_send_ttl_seconds),
      ...statusOf(object),
      ...parts,
    },
  };
}

function statusOf(object: RawObject) {
  const statusWord = textOf(object.status) ?? "";
  const score = object.quality_score;
  const reason = textOf(object.rejected_reason);
  return {
    status: templateStatusOf(statusWord),
    statusWord,
    quality: templateQualityOf(textOf(objectOf(score).score) ?? textOf(score) ?? ""),
    rejectedReason: reason === null || /^(none)?$/i.test(reason) ? null : reason,
  };
}

/** An older answer does not say the format: words for names mean named (TPL-6). */
function formatOf(object: RawObject, parts: MetaParts): Template["parameterFormat"] {
  const word = textOf(object.parameter_format)?.toLowerCase();
  if (word === "named" || word === "positional") return word;
  const header = parts.header?.type === "text" ? parts.header.text : "";
  const names = variablesOf(`${header} ${parts.body ?? ""}`);
  return names.some(({ name }) => !/^\d+$/.test(name)) ? "named" : "positional";
}

function withFixedText(parts: MetaParts): MetaParts {
  if (parts.authentication === null) return parts;
  const fixed = authenticationText(parts.authentication);
  return { ...parts, body: parts.body ?? fixed.body, footer: parts.footer ?? fixed.footer };
}
