import { type LintProblem, type LintRule, rejects } from "./lint-rule.ts";
import { hasEmoji, reviewedTexts } from "./reviewed-texts.ts";
import type { TemplateDraft } from "./schema.ts";

/** Rules about the category (B.10): what one-time passwords may hold, and what makes a template marketing. */
export const categoryRules: readonly LintRule[] = [
  { id: "TPL-43", find: findAuthentication },
  { id: "TPL-46", find: findMarketing },
  { id: "TPL-47", find: findCategory },
];

function findAuthentication(draft: TemplateDraft): LintProblem[] {
  const { buttons, category } = draft;
  const isPassword = buttons.map(({ type }) => type === "one_time_password");
  if (category !== "authentication")
    return isPassword.includes(true)
      ? [
          rejects(
            "category",
            "A button for one-time passwords belongs to authentication templates.",
            "Choose authentication, or remove the button.",
          ),
        ]
      : [];
  const problems: LintProblem[] = extras(draft);
  if (!isPassword.includes(true))
    problems.push(rejects("buttons", "There is no button for the one-time password.", "Add one."));
  if (isPassword.includes(false))
    problems.push(
      rejects("buttons", "Only the button for the password is allowed.", "Remove the others."),
    );
  return problems;
}

function extras(draft: TemplateDraft): LintProblem[] {
  const { header, cards, offer, authentication } = draft;
  const problems: LintProblem[] = [];
  const add = (field: string, message: string, remedy: string) =>
    problems.push(rejects(field, message, remedy));
  if (header !== null) add("header", "One-time passwords have no header.", "Remove the header.");
  if (cards.length > 0) add("cards", "One-time passwords have no cards.", "Remove the cards.");
  if (offer !== null) add("offer", "One-time passwords have no offer.", "Remove the offer.");
  for (const { field, text } of reviewedTexts(draft)) {
    if (/https?:\/\/|www\./i.test(text))
      add(field, "One-time passwords hold no links.", "Remove the link.");
    if (hasEmoji(text)) add(field, "One-time passwords hold no emoji.", "Remove the emoji.");
  }
  const minutes = authentication?.expirationMinutes ?? null;
  if (minutes !== null && !(Number.isInteger(minutes) && minutes >= 1 && minutes <= 90))
    add(
      "authentication.expirationMinutes",
      `A password cannot expire after ${minutes} minutes.`,
      "Choose 1 to 90 minutes.",
    );
  return problems;
}

/** English words that advertise: the platform says what marketing is, not by which words it finds it. */
const advertising =
  /(?<![\p{L}\p{N}])(?:\d+ ?% off|discounts?|special offers?|promo(?:tion|tional|s)?|coupons?|vouchers?|sale|deals?|buy now|shop now|order now|limited[- ]time|exclusive|new arrivals?|free gift|free shipping|black friday|giveaway|flash sale)(?![\p{L}\p{N}])/iu;

function findMarketing(draft: TemplateDraft): LintProblem[] {
  if (draft.category !== "utility") return [];
  const labels = draft.buttons.map(({ text }, index) => ({ field: `buttons.${index}.text`, text }));
  return [...reviewedTexts(draft), ...labels].flatMap(({ field, text }) => {
    const [word] = advertising.exec(text) ?? [];
    if (word === undefined) return [];
    return [
      {
        ...{ field, severity: "recategorises" as const },
        message: `"${word}" advertises: WhatsApp will bill this template as marketing.`,
        remedy: "Say only what the customer's order or request needs, or choose marketing.",
      },
    ];
  });
}

function findCategory({ category }: TemplateDraft): LintProblem[] {
  if (category !== "unknown") return [];
  const remedy = "Choose marketing, utility or authentication.";
  return [rejects("category", "WhatsApp does not know this category.", remedy)];
}
