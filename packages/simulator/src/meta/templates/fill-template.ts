import type { Card, CardHeader, TemplateComponent } from "../../store/index.ts";
import { type GraphError, invalidValue } from "../graph-error.ts";
import { fillButtons, type SendComponent } from "./fill-buttons.ts";
import { fillTextPart, type SendParameter } from "./fill-text-part.ts";
import { templateError } from "./template-error.ts";
import { buttonsOf, componentOf } from "./template-parts.ts";

/** Checks a header's file; null when WhatsApp would send it. */
export type CheckMedia = (
  type: "image" | "video" | "document",
  part: { id?: string; link?: string },
) => GraphError | null;

export type FillContext = { isNamed: boolean; checkMedia: CheckMedia };

/** Puts the parameters of a send into a template's components: what the phone shows, or Meta's refusal (B.8, C.4). */
export function fillTemplate(
  components: TemplateComponent[],
  given: SendComponent[],
  context: FillContext,
): Card | { error: GraphError } {
  const of = (kind: string) => given.find(({ type }) => type.toLowerCase() === kind);
  const header = fillHeader(components, of("header")?.parameters ?? [], context);
  if (header && "error" in header) return header;
  const text = String(componentOf(components, "BODY")?.text ?? "");
  const part = { where: "body" as const, text, max: 1024, isNamed: context.isNamed };
  const body = fillTextPart(part, of("body")?.parameters ?? []);
  if ("error" in body) return body;
  const buttonParts = given.filter(({ type }) => type.toLowerCase() === "button");
  const buttons = fillButtons(buttonsOf(components), buttonParts);
  if ("error" in buttons) return buttons;
  const offer = fillOffer(components, of("limited_time_offer")?.parameters ?? []);
  if (offer && "error" in offer) return offer;
  const cards = fillCards(components, of("carousel"), context);
  if (cards && "error" in cards) return cards;
  const footer = componentOf(components, "FOOTER")?.text;
  return {
    ...(header && { header }),
    body: body.text,
    ...(typeof footer === "string" && { footer }),
    ...(offer && { note: offer.note }),
    ...buttons,
    ...(cards && { cards: cards.cards }),
  };
}

function fillHeader(
  components: TemplateComponent[],
  parameters: SendParameter[],
  { isNamed, checkMedia }: FillContext,
): CardHeader | { error: GraphError } | undefined {
  const header = componentOf(components, "HEADER");
  const [first] = parameters;
  if (!header)
    return first && { error: templateError(132000, "header: the template has no header") };
  const format = String(header.format ?? "TEXT").toLowerCase();
  if (format === "text") {
    const part = { where: "header" as const, text: String(header.text ?? ""), max: 60, isNamed };
    const filled = fillTextPart(part, parameters);
    return "error" in filled ? filled : { kind: "text", text: filled.text };
  }
  if (first?.type !== format || parameters.length !== 1)
    return {
      error: templateError(
        132012,
        `header: Format mismatch, expected ${format.toUpperCase()}, received ${(first?.type ?? "UNKNOWN").toUpperCase()}`,
      ),
    };
  if (format === "location") {
    const { name = "", address = "" } = (first.location ?? {}) as Record<string, string>;
    return { kind: "location", name, address };
  }
  const kind = format as "image" | "video" | "document";
  const file = (first[kind] ?? {}) as { id?: string; link?: string; filename?: string };
  if ((file.id === undefined) === (file.link === undefined))
    return { error: invalidValue(`header: the ${kind} needs either id or link.`) };
  const error = checkMedia(kind, file);
  return error ? { error } : { kind, mediaId: file.id, link: file.link, filename: file.filename };
}

function fillOffer(
  components: TemplateComponent[],
  [first]: SendParameter[],
): { note: string } | { error: GraphError } | undefined {
  const { limited_time_offer: offer } = (componentOf(components, "LIMITED_TIME_OFFER") ?? {}) as {
    limited_time_offer?: { text?: string; has_expiration?: boolean };
  };
  if (!offer) return undefined;
  const until = (first?.limited_time_offer as { expiration_time_ms?: number } | undefined)
    ?.expiration_time_ms;
  if (offer.has_expiration && until === undefined)
    return { error: templateError(132012, "limited_time_offer: expiration_time_ms is required") };
  const ends = until === undefined ? "" : ` · until ${new Date(until).toISOString().slice(0, 16)}`;
  return { note: `${offer.text ?? ""}${ends}` };
}

function fillCards(
  components: TemplateComponent[],
  given: SendComponent | undefined,
  context: FillContext,
): { cards: Card[] } | { error: GraphError } | undefined {
  const { cards: wanted } = (componentOf(components, "CAROUSEL") ?? {}) as {
    cards?: { components: TemplateComponent[] }[];
  };
  if (!wanted) return undefined;
  const sent = given?.cards ?? [];
  if (sent.length !== wanted.length)
    return {
      error: templateError(
        132000,
        `carousel: number of cards (${sent.length}) does not match the template's (${wanted.length})`,
      ),
    };
  const cards: Card[] = [];
  for (const [index, card] of wanted.entries()) {
    const own = sent.find((each) => each.card_index === index) ?? sent[index];
    const filled = fillTemplate(card.components, own?.components ?? [], context);
    if ("error" in filled) return filled;
    cards.push(filled);
  }
  return { cards };
}
