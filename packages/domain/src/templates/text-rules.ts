import { stripMarkup } from "../formatting/index.ts";
import { type LintProblem, type LintRule, rejects, warns } from "./lint-rule.ts";
import { hasEmoji, reviewedTexts } from "./reviewed-texts.ts";
import type { TemplateDraft } from "./schema.ts";
import { characterCount, variableNames } from "./template-text.ts";

/** Rules about the texts as a whole (B.10, D). */
export const textRules: readonly LintRule[] = [
  { id: "TPL-22", find: findMissingText },
  { id: "TPL-23", find: findLongTexts },
  { id: "TPL-31", find: findHeader },
  { id: "TPL-32", find: findFooter },
];

/** WhatsApp writes the text of one-time passwords itself. */
function findMissingText(draft: TemplateDraft): LintProblem[] {
  const problems = reviewedTexts(draft)
    .filter(({ text }) => text.trim() === "")
    .map(({ field, name }) =>
      rejects(field, `The ${name} is empty.`, "Write a text or remove it."),
    );
  if (draft.body === null && draft.category !== "authentication")
    problems.push(rejects("body", "A template needs a body.", "Write a text."));
  return problems;
}

function findLongTexts(draft: TemplateDraft): LintProblem[] {
  return reviewedTexts(draft).flatMap(({ field, name, text, limit }) => {
    const length = characterCount(text);
    if (length <= limit) return [];
    const message = `The ${name} has ${length} characters; WhatsApp takes ${limit}.`;
    return [rejects(field, message, "Shorten it.")];
  });
}

function findHeader({ header }: TemplateDraft): LintProblem[] {
  if (header?.type !== "text") return [];
  const { text } = header;
  const problems: LintProblem[] = [];
  const add = (message: string, remedy: string) =>
    problems.push(rejects("header", message, remedy));
  if (variableNames(text).length > 1)
    add("A header takes one variable.", "Move the others into the body.");
  if (/[\n\r]/.test(text)) add("A header is one line.", "Remove the line breaks.");
  if (isFormatted(text)) add("A header takes no formatting.", "Remove the formatting marks.");
  if (hasEmoji(text))
    problems.push(warns("header", "A header with an emoji may be refused.", "Remove the emoji."));
  return problems;
}

function findFooter({ footer, provider }: TemplateDraft): LintProblem[] {
  if (footer === null) return [];
  const problems: LintProblem[] = [];
  if (provider === "meta" && variableNames(footer).length > 0)
    problems.push(
      rejects("footer", "A footer takes no variables.", "Move the variable into the body."),
    );
  if (isFormatted(footer))
    problems.push(
      warns("footer", "Most phones show formatting marks in a footer as they are.", "Remove them."),
    );
  if (hasEmoji(footer))
    problems.push(warns("footer", "A footer with an emoji may be refused.", "Remove the emoji."));
  return problems;
}

function isFormatted(text: string): boolean {
  return stripMarkup(text) !== text;
}
