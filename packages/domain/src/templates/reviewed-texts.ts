import type { TemplateButton, TemplateDraft } from "./schema.ts";
import { templateLimits } from "./template-limits.ts";

/** A text of a draft that people read, with the field it is in, what to call it and its longest length. */
export type ReviewedText = { field: string; name: string; text: string; limit: number };

/** The header's text, the body, the cards' bodies and the footer, where there are any. */
export function reviewedTexts({ header, body, cards, footer }: TemplateDraft): ReviewedText[] {
  const { header: headerLimit, body: bodyLimit, cardBody, footer: footerLimit } = templateLimits;
  const text = (field: string, name: string, content: string | null, limit: number) =>
    content === null ? [] : [{ field, name, text: content, limit }];
  return [
    ...text("header", "header", header?.type === "text" ? header.text : null, headerLimit),
    ...text("body", "body", body, bodyLimit),
    ...cards.flatMap((card, index) =>
      text(`cards.${index}.body`, "card's text", card.body, cardBody),
    ),
    ...text("footer", "footer", footer, footerLimit),
  ];
}

/** The body and the cards' bodies. */
export function bodyTexts(draft: TemplateDraft): ReviewedText[] {
  return reviewedTexts(draft).filter(({ field }) => field.endsWith("body"));
}

/** A button with the field it is in. */
export type PlacedButton = { field: string; button: TemplateButton };

/** The template's own buttons and those of its cards. */
export function placedButtons({ buttons, cards }: TemplateDraft): PlacedButton[] {
  const own = buttons.map((button, index) => ({ field: `buttons.${index}`, button }));
  const inCards = cards.flatMap((card, at) =>
    card.buttons.map((button, index) => ({ field: `cards.${at}.buttons.${index}`, button })),
  );
  return [...own, ...inCards];
}

/** Does a text hold an emoji? Signs such as © count only when written as one. */
export function hasEmoji(text: string): boolean {
  return /\p{Emoji_Presentation}|\p{Extended_Pictographic}\uFE0F/u.test(text);
}
