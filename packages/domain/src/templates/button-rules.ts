import { type LintProblem, type LintRule, rejects, warns } from "./lint-rule.ts";
import { hasEmoji, placedButtons } from "./reviewed-texts.ts";
import type { TemplateButton, TemplateDraft } from "./schema.ts";
import { templateLimits } from "./template-limits.ts";
import { characterCount, variableNames } from "./template-text.ts";

/** Rules about the number, order, labels and contents of buttons (B.10; Twilio reference 11.2). */
export const buttonRules: readonly LintRule[] = [
  { id: "TPL-33", find: findCounts },
  { id: "TPL-34", find: findLabels },
  { id: "TPL-35", find: findOrder },
  { id: "TPL-38", find: findPhones },
  { id: "TPL-39", find: findCoupons },
  { id: "TPL-40", find: findCollapsed },
];

const most = [
  { what: "link buttons", kind: "url", limit: 2 },
  { what: "phone buttons", kind: "phone", limit: 1 },
  { what: "code buttons", kind: "copy_code", limit: 1 },
] as const;

function findCounts({ buttons, provider }: TemplateDraft): LintProblem[] {
  const problems: LintProblem[] = [];
  const limit = (what: string, count: number, allowed: number) => {
    if (count > allowed)
      problems.push(
        rejects(
          "buttons",
          `There are ${count} ${what}; WhatsApp takes ${allowed}.`,
          "Remove some.",
        ),
      );
  };
  const countOf = (kind: string) => buttons.filter((button) => kindOf(button) === kind).length;
  limit("buttons", buttons.length, 10);
  for (const { what, kind, limit: allowed } of most) limit(what, countOf(kind), allowed);
  if (provider === "twilio" && countOf("phone") > 0 && countOf("voice_call") > 0)
    problems.push(
      rejects(
        "buttons",
        "A phone button and a WhatsApp call button exclude each other.",
        "Remove one of them.",
      ),
    );
  return problems;
}

function kindOf(button: TemplateButton): string {
  return button.type === "other" ? button.kind : button.type;
}

/** WhatsApp writes the label of code buttons itself; unknown kinds are not judged. */
function findLabels(draft: TemplateDraft): LintProblem[] {
  const limit = templateLimits.label[draft.provider];
  const labels = placedButtons(draft).filter(
    ({ button: { type } }) => !["copy_code", "one_time_password", "other"].includes(type),
  );
  return labels.flatMap(({ field, button: { text } }) => {
    const problem = labelProblem(text, limit);
    return problem === null ? [] : [rejects(`${field}.text`, ...problem)];
  });
}

function labelProblem(text: string, limit: number): [message: string, remedy: string] | null {
  const length = characterCount(text);
  if (text.trim() === "") return ["The button has no label.", "Write a label."];
  if (length > limit)
    return [`The label has ${length} characters; ${limit} are allowed.`, "Shorten it."];
  if (variableNames(text).length > 0)
    return ["A label takes no variables.", "Write what the button does."];
  return hasEmoji(text) || /[\n\r*_~`]/.test(text)
    ? ["A label takes letters and digits only.", "Remove emoji, formatting and line breaks."]
    : null;
}

function findOrder({ buttons }: TemplateDraft): LintProblem[] {
  const isReply = buttons.map(({ type }) => type === "quick_reply");
  const starts = isReply.filter((reply, index) => reply && !isReply[index - 1]).length;
  if (starts <= 1) return [];
  const remedy = "Put all quick replies first, or all of them last.";
  return [rejects("buttons", "The quick replies are not side by side.", remedy)];
}

function findPhones(draft: TemplateDraft): LintProblem[] {
  return placedButtons(draft).flatMap(({ field, button }) => {
    if (button.type !== "phone" || /^[+\d][\d ()-]{2,19}$/.test(button.phone)) return [];
    const remedy = `Write it with its country, in at most ${templateLimits.phone} characters.`;
    return [rejects(`${field}.phone`, "This is no phone number.", remedy)];
  });
}

function findCoupons(draft: TemplateDraft): LintProblem[] {
  return placedButtons(draft).flatMap(({ field, button }) => {
    if (button.type !== "copy_code") return [];
    const key = field.replace("cards.", "card.").replace("buttons.", "button.");
    const code = button.code ?? draft.examples[`${key}.coupon`] ?? "";
    if (characterCount(code) <= templateLimits.coupon) return [];
    const remedy = `Use at most ${templateLimits.coupon} characters.`;
    return [rejects(`${field}.code`, "The code is too long.", remedy)];
  });
}

function findCollapsed({ buttons }: TemplateDraft): LintProblem[] {
  const replies = buttons.filter(({ type }) => type === "quick_reply").length;
  const problems: LintProblem[] = [];
  if (buttons.length > 3)
    problems.push(
      warns(
        "buttons",
        'Phones show two buttons and "See all options".',
        "Put the important ones first, or use at most three.",
      ),
    );
  if (buttons.length > 3 || (replies > 0 && replies < buttons.length))
    problems.push(
      warns(
        "buttons",
        "WhatsApp on computers does not show these buttons.",
        "Use at most three buttons, quick replies or others but not both.",
      ),
    );
  return problems;
}
