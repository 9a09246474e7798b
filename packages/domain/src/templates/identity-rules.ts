import { languageCodes } from "./language-codes.ts";
import { type LintProblem, type LintRule, rejects } from "./lint-rule.ts";
import type { TemplateDraft } from "./schema.ts";
import { templateLimits } from "./template-limits.ts";

/** Rules about the name, the language, the lifetime and other templates (B.10). */
export const identityRules: readonly LintRule[] = [
  { id: "TPL-20", find: findName },
  { id: "TPL-21", find: findLanguage },
  { id: "TPL-44", find: findLifetime },
  { id: "TPL-45", find: findDuplicates },
];

function findName({ name }: TemplateDraft): LintProblem[] {
  if (/^[a-z0-9_]+$/.test(name) && name.length <= templateLimits.name) return [];
  const remedy = `Use 1 to ${templateLimits.name} lower-case letters, digits and underscores.`;
  return [rejects("name", "WhatsApp does not take this name.", remedy)];
}

function findLanguage({ language }: TemplateDraft): LintProblem[] {
  if (languageCodes.has(language)) return [];
  const remedy = "Choose one of WhatsApp's languages, for example en_US.";
  return [rejects("language", "WhatsApp does not know this language.", remedy)];
}

const lifetimes = {
  authentication: { from: 30, to: 900 },
  utility: { from: 30, to: 43_200 },
  marketing: { from: 43_200, to: 2_592_000 },
} as const;

/** -1 means thirty days, for authentication and utility. */
function findLifetime({ ttlSeconds, category }: TemplateDraft): LintProblem[] {
  if (ttlSeconds === null || category === "unknown") return [];
  if (ttlSeconds === -1 && category !== "marketing") return [];
  const { from, to } = lifetimes[category];
  if (ttlSeconds >= from && ttlSeconds <= to) return [];
  const message = `A ${category} message cannot live for ${ttlSeconds} seconds.`;
  return [rejects("ttlSeconds", message, `Choose ${from} to ${to} seconds.`)];
}

function findDuplicates(
  draft: TemplateDraft,
  others: readonly TemplateDraft[],
): readonly LintProblem[] {
  const sameName = others.some(
    ({ name, language }) => name === draft.name && language === draft.language,
  );
  const sameText = others.find(
    ({ body, footer, language }) =>
      body !== null &&
      body === draft.body &&
      footer === draft.footer &&
      language === draft.language,
  );
  const problems: LintProblem[] = [];
  if (sameName)
    problems.push(
      rejects(
        "name",
        "There is already a template with this name and language.",
        "Choose another name or language.",
      ),
    );
  if (sameText !== undefined)
    problems.push(
      rejects(
        "body",
        `The template ${sameText.name} has the same text.`,
        "Use that template, or change the text.",
      ),
    );
  return problems;
}
