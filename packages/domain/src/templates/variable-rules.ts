import { type LintProblem, type LintRule, rejects, warns } from "./lint-rule.ts";
import { placedTexts } from "./placed-texts.ts";
import { bodyTexts, type ReviewedText, reviewedTexts } from "./reviewed-texts.ts";
import type { TemplateDraft } from "./schema.ts";
import { templateParameters } from "./template-parameters.ts";
import { fillText, variableNames, variablesOf } from "./template-text.ts";

/** Rules about variables (B.10; Twilio reference 11.2). Texts of one-time passwords are WhatsApp's own: not judged. */
export const variableRules: readonly LintRule[] = [
  { id: "TPL-24", find: findNumberGaps },
  { id: "TPL-25", find: findBadNames },
  { id: "TPL-26", find: forWrittenTexts(findLooseBraces) },
  { id: "TPL-27", find: forBodies(findEdges) },
  { id: "TPL-28", find: forWrittenTexts(findNeighbours) },
  { id: "TPL-29", find: forBodies(findDensity) },
  { id: "TPL-30", find: findMissingExamples },
  { id: "TPL-48", find: findTwilioVariables },
];

type TextCheck = (text: ReviewedText, provider: TemplateDraft["provider"]) => LintProblem[];

function forWrittenTexts(check: TextCheck): LintRule["find"] {
  return (draft) =>
    draft.category === "authentication"
      ? []
      : reviewedTexts(draft).flatMap((text) => check(text, draft.provider));
}

function forBodies(check: TextCheck): LintRule["find"] {
  return (draft) =>
    draft.category === "authentication"
      ? []
      : bodyTexts(draft).flatMap((text) => check(text, draft.provider));
}

/** Meta counts in each text, Twilio through the whole template (TPL-6). */
function findNumberGaps(draft: TemplateDraft): LintProblem[] {
  if (draft.parameterFormat === "named") return [];
  const texts = placedTexts(draft);
  const groups =
    draft.provider === "twilio"
      ? [{ field: "body", text: texts.map(({ text }) => text).join("\n") }]
      : reviewedTexts(draft);
  return groups.flatMap(({ field, text }) => {
    const names = variableNames(text).filter((name) => /^\d+$/.test(name));
    if (names.every((name, index) => name === String(index + 1))) return [];
    const remedy = `Number them {{1}} to {{${names.length}}} without a gap.`;
    return [rejects(field, "The variables are not numbered from 1 on.", remedy)];
  });
}

function findBadNames(draft: TemplateDraft): LintProblem[] {
  const named = draft.parameterFormat === "named";
  const pattern = named ? /^[a-z][a-z0-9_]*$/ : /^\d+$/;
  const remedy = named
    ? "Use lower-case letters, digits and underscores, a letter first."
    : "Use numbers, or change the template to named variables.";
  return reviewedTexts(draft).flatMap(({ field, text }) =>
    variableNames(text)
      .filter((name) => !pattern.test(name))
      .map((name) => rejects(field, `{{${name}}} is no name for a variable here.`, remedy)),
  );
}

function findLooseBraces({ field, text }: ReviewedText): LintProblem[] {
  const rest = fillText(text, () => " ");
  if (!rest.includes("{{") && !rest.includes("}}")) return [];
  const remedy = "Write variables as {{1}} or {{first_name}}, without spaces and signs inside.";
  return [rejects(field, "There are braces that make no variable.", remedy)];
}

function findEdges({ field, text }: ReviewedText, provider: TemplateDraft["provider"]) {
  const variables = variablesOf(text);
  const [first, last] = [variables[0], variables.at(-1)];
  if (first === undefined || last === undefined) return [];
  const problems: LintProblem[] = [];
  const after = text.slice(last.end).trim();
  if (text.slice(0, first.start).trim() === "")
    problems.push(
      rejects(field, "The text starts with a variable.", "Write some words before it."),
    );
  if (after === "")
    problems.push(rejects(field, "The text ends with a variable.", "Write some words after it."));
  else if (/^[\s\p{P}]+$/u.test(after)) {
    const judge = provider === "twilio" ? rejects : warns;
    const message = "Only punctuation stands after the last variable.";
    problems.push(judge(field, message, "Write some words after it."));
  }
  return problems;
}

function findNeighbours({ field, text }: ReviewedText): LintProblem[] {
  const variables = variablesOf(text);
  const touch = variables.some(({ start }, index) => {
    const before = variables[index - 1];
    return before !== undefined && text.slice(before.end, start).trim() === "";
  });
  const remedy = "Write a word between them.";
  return touch ? [rejects(field, "Two variables stand side by side.", remedy)] : [];
}

/** Twilio asks for 2x+1 words beside x variables; Meta does not say how many, so there a few fewer only warn. */
function findDensity({ field, text }: ReviewedText, provider: TemplateDraft["provider"]) {
  const count = variablesOf(text).length;
  const words = fillText(text, () => " ")
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
  if (count === 0 || words >= 2 * count + 1) return [];
  const judge = provider === "twilio" || words <= count ? rejects : warns;
  const message = "There are too many variables for so short a text.";
  return [judge(field, message, `Use at least ${2 * count + 1} words, or fewer variables.`)];
}

const needExample = new Set(["text", "media", "coupon"]);

function findMissingExamples(draft: TemplateDraft): LintProblem[] {
  if (draft.category === "authentication") return [];
  return templateParameters(draft)
    .filter(({ kind, example }) => needExample.has(kind) && (example ?? "").trim() === "")
    .map(({ key, kind }) => {
      const what = kind === "media" ? "The header" : kind === "coupon" ? "The code" : "A variable";
      return rejects(`examples.${key}`, `${what} has no sample.`, "Give a realistic sample.");
    });
}

function findTwilioVariables(draft: TemplateDraft): LintProblem[] {
  if (draft.provider !== "twilio") return [];
  const names = templateParameters(draft).flatMap(({ name }) => name ?? []);
  const problems: LintProblem[] = [];
  if (names.length > 100)
    problems.push(
      rejects("body", `There are ${names.length} variables; Twilio takes 100.`, "Use fewer."),
    );
  for (const name of names.filter((one) => one.length > 16))
    problems.push(rejects("body", `The name ${name} is too long.`, "Use at most 16 characters."));
  return problems;
}
