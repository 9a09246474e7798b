import { cardPrefix } from "./parameter-key.ts";
import { textsIn } from "./raw-json.ts";
import type { TemplateButton, TemplateDraft, TemplateHeader } from "./schema.ts";

/** Where in a template something stands; `card` and `button` count from 0. */
export type TemplatePlace = {
  part: "header" | "body" | "footer" | "button" | "offer";
  card: number | null;
  button: number | null;
};

/** What a text is there for: its limits and forbidden characters follow from it. */
export type TextRole =
  | "header"
  | "body"
  | "footer"
  | "label"
  | "url"
  | "media"
  | "coupon"
  | "other";

/** A text that may hold variables. `part` begins the keys of its parameters. */
export type PlacedText = { place: TemplatePlace; part: string; role: TextRole; text: string };

/**
 * Every text of a template that may hold variables, in reading order (TPL-6). Meta fills the header's text, the body
 * and URLs; Twilio fills every text.
 */
export function placedTexts(draft: TemplateDraft): PlacedText[] {
  const cards = draft.cards.flatMap((card, index) =>
    partTexts(draft, { ...card, footer: null }, index),
  );
  return [...partTexts(draft, draft, null), ...cards];
}

type Parts = Pick<TemplateDraft, "header" | "body" | "footer" | "buttons">;

function partTexts(draft: TemplateDraft, parts: Parts, card: number | null): PlacedText[] {
  const at = (part: "header" | "body" | "footer", role: TextRole, text: string): PlacedText => ({
    ...{ place: { part, card, button: null }, part: cardPrefix(card) + part, role, text },
  });
  const shared = draft.provider === "twilio";
  const { header, body, footer } = parts;
  return [
    ...headerTexts(header, shared).map(([role, text]) => at("header", role, text)),
    ...(body === null ? [] : [at("body", "body", body)]),
    ...(footer === null || !shared ? [] : [at("footer", "footer", footer)]),
    ...parts.buttons.flatMap((button, index) =>
      buttonTexts(button, shared).map(
        ([role, text]): PlacedText => ({
          place: { part: "button", card, button: index },
          part: `${cardPrefix(card)}button.${index}`,
          ...{ role, text },
        }),
      ),
    ),
  ];
}

function headerTexts(header: TemplateHeader | null, shared: boolean): [TextRole, string][] {
  if (header?.type === "text") return [["header", header.text]];
  if (!shared || header === null) return [];
  if (header.type === "media") return header.url === null ? [] : [["media", header.url]];
  if (header.type === "location")
    return Object.values(header.location ?? {}).map((text) => ["other", text]);
  return textsIn(header.raw).map((text) => ["other", text]);
}

function buttonTexts(button: TemplateButton, shared: boolean): [TextRole, string][] {
  const url: [TextRole, string][] = button.type === "url" ? [["url", button.url]] : [];
  if (!shared) return url;
  const label: [TextRole, string] = ["label", button.text];
  if (button.type === "quick_reply") return [label, ["other", button.id ?? ""]];
  if (button.type === "phone") return [label, ["other", button.phone]];
  if (button.type === "copy_code") return [label, ["coupon", button.code ?? ""]];
  if (button.type === "other")
    return [label, ...textsIn(button.raw).map((text): [TextRole, string] => ["other", text])];
  return [label, ...url];
}
