import { type LintProblem, type LintRule, rejects } from "./lint-rule.ts";
import type { TemplateCard, TemplateDraft } from "./schema.ts";
import { templateLimits } from "./template-limits.ts";
import { characterCount } from "./template-text.ts";

/** Rules about limited-time offers and carousels (B.2, B.10). */
export const offerRules: readonly LintRule[] = [
  { id: "TPL-41", find: findOffer },
  { id: "TPL-42", find: findCarousel },
];

function findOffer({ offer, category, footer }: TemplateDraft): LintProblem[] {
  if (offer === null) return [];
  const problems: LintProblem[] = [];
  const length = characterCount(offer.text);
  if (category !== "marketing")
    problems.push(
      rejects("category", "Only marketing templates carry an offer.", "Choose marketing."),
    );
  if (footer !== null)
    problems.push(rejects("footer", "An offer excludes a footer.", "Remove the footer."));
  if (offer.text.trim() === "" || length > templateLimits.offerText)
    problems.push(
      rejects(
        "offer.text",
        `The offer's text has ${length} characters.`,
        `Use 1 to ${templateLimits.offerText} characters.`,
      ),
    );
  return problems;
}

function findCarousel({ cards, category }: TemplateDraft): LintProblem[] {
  if (cards.length === 0) return [];
  const problems = cards.flatMap((card, index) => cardProblems(card, `cards.${index}`));
  if (category !== "marketing")
    problems.push(
      rejects("category", "Only marketing templates carry a carousel.", "Choose marketing."),
    );
  if (cards.length < 2 || cards.length > 10)
    problems.push(rejects("cards", `There are ${cards.length} cards.`, "Use two to ten of them."));
  const [first, ...rest] = cards.map(formOf);
  if (rest.some((form) => form !== first))
    problems.push(
      rejects(
        "cards",
        "The cards are not alike.",
        "Give each card the same kind of header, a text or none, and the same buttons.",
      ),
    );
  return problems;
}

function cardProblems({ header, body, buttons }: TemplateCard, field: string): LintProblem[] {
  const problems: LintProblem[] = [];
  if (header?.type !== "media" || header.media === "document")
    problems.push(
      rejects(`${field}.header`, "A card needs an image or a video.", "Choose a file."),
    );
  if (buttons.length > 2)
    problems.push(
      rejects(`${field}.buttons`, `The card has ${buttons.length} buttons.`, "Use at most two."),
    );
  if ((body?.split("\n").length ?? 0) > 3)
    problems.push(
      rejects(`${field}.body`, "A card's text has at most two line breaks.", "Remove some."),
    );
  return problems;
}

function formOf({ header, body, buttons }: TemplateCard): string {
  const media = header?.type === "media" ? header.media : header?.type;
  return [media, body === null, ...buttons.map(({ type }) => type)].join(" ");
}
