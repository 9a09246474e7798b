import { checkValue, type ValueProblem } from "./check-value.ts";
import { parameterKey } from "./parameter-key.ts";
import { type PlacedText, placedTexts } from "./placed-texts.ts";
import type { TemplateDraft } from "./schema.ts";
import { templateLimits } from "./template-limits.ts";
import { templateParameters } from "./template-parameters.ts";
import { characterCount, fillText, variableNames } from "./template-text.ts";
import { type TemplateValues, textAt, valueAt } from "./template-values.ts";

/** What is wrong with a value, in words for the person who typed it. */
export type ParameterIssue = ValueProblem & { key: string };

/**
 * Why these values cannot be sent with this template; empty when they can (S0.34, TPL-8 to TPL-11). `now` decides
 * whether an offer's end has passed. Texts that grow too long are reported at the longest value in them.
 */
export function validateParameters(
  draft: TemplateDraft,
  values: TemplateValues,
  now: Date,
): ParameterIssue[] {
  const parameters = templateParameters(draft);
  const texts = placedTexts(draft);
  const inAddress = addressKeys(draft, texts);
  const own = parameters.flatMap((parameter) => {
    const value = valueAt(values, parameter.key);
    const problem = checkValue(parameter, value, { now, inAddress: inAddress.has(parameter.key) });
    return problem === null ? [] : [{ key: parameter.key, ...problem }];
  });
  const known = new Set(parameters.map(({ key }) => key));
  const unknown = Object.keys(values)
    .filter((key) => !known.has(key))
    .map((key) => ({ key, code: "unknown", message: "This template has no such value." }) as const);
  const faulty = new Set(own.map(({ key }) => key));
  const filled = texts.flatMap((one) => filledIssue(draft, values, one) ?? []);
  return [...own, ...unknown, ...filled.filter(({ key }) => !faulty.has(key))];
}

function addressKeys(draft: TemplateDraft, texts: readonly PlacedText[]): Set<string> {
  return new Set(
    texts
      .filter(({ role }) => role === "url" || role === "media")
      .flatMap(({ part, text }) => variableNames(text).map((n) => parameterKey(draft, part, n))),
  );
}

/** A text with its values: too long, or no longer the address it was (TPL-9, TPL-10). */
function filledIssue(
  draft: TemplateDraft,
  values: TemplateValues,
  { place, part, role, text }: PlacedText,
): ParameterIssue | null {
  const keys = variableNames(text).map((name) => parameterKey(draft, part, name));
  const [key] = keys.toSorted((a, b) => lengthAt(values, b) - lengthAt(values, a));
  if (key === undefined || keys.some((one) => textAt(values, one) === null)) return null;
  const filled = fillText(text, (name) => textAt(values, parameterKey(draft, part, name)));
  const limit = limitOf(draft, role, place.card !== null);
  const length = characterCount(filled);
  if (length > limit)
    return {
      ...{ key, code: "too_long" },
      message: `With its values this text has ${length} characters; WhatsApp takes ${limit}. Use shorter values.`,
    };
  if (role !== "url" && role !== "media") return null;
  return isSameSite(text, filled)
    ? null
    : { key, code: "bad_address", message: "With this value the link is not a valid web address." };
}

function lengthAt(values: TemplateValues, key: string): number {
  return textAt(values, key)?.length ?? 0;
}

function limitOf(draft: TemplateDraft, role: PlacedText["role"], isCard: boolean): number {
  if (role === "label") return templateLimits.label[draft.provider];
  if (role === "media") return templateLimits.url;
  if (role === "other") return Number.POSITIVE_INFINITY;
  return role === "body" && isCard ? templateLimits.cardBody : templateLimits[role];
}

/** A value may not lead to another site than the one that was reviewed. */
function isSameSite(pattern: string, filled: string): boolean {
  if (!URL.canParse(filled)) return false;
  const { protocol, host } = new URL(filled);
  if (protocol !== "https:" && protocol !== "http:") return false;
  const fixed = /^https?:\/\/[^/?#{]+(?=[/?#])/i.exec(pattern)?.[0];
  return fixed === undefined || new URL(fixed).host === host;
}
