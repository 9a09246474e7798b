import { cardPrefix } from "./parameter-key.ts";
import {
  asObject,
  firstText,
  listOf,
  numberOf,
  objectOf,
  type RawObject,
  textOf,
} from "./raw-json.ts";
import { readMetaButton } from "./read-meta-button.ts";
import type { MediaType, Template, TemplateCard, TemplateCategory } from "./schema.ts";
import { variableNames } from "./template-text.ts";

/** What a template's list of components says. */
export type MetaParts = Pick<
  Template,
  | "header"
  | "body"
  | "footer"
  | "buttons"
  | "cards"
  | "offer"
  | "authentication"
  | "examples"
  | "other"
>;

type Reading = { parts: MetaParts; category: TemplateCategory; card: number | null };

const mediaTypes: ReadonlySet<string> = new Set<MediaType>(["image", "video", "document"]);

/** The components of a Graph API template, or of one card; what is not understood goes to `other`, whole (TPL-1). */
export function readMetaParts(
  components: readonly unknown[],
  category: TemplateCategory,
  card: number | null = null,
): MetaParts {
  const parts: MetaParts = {
    ...{ header: null, body: null, footer: null, buttons: [], cards: [], offer: null },
    ...{ authentication: null, examples: {}, other: [] },
  };
  const seen = new Set<string>();
  for (const raw of components) {
    const object = objectOf(raw);
    const kind = textOf(object.type)?.toLowerCase() ?? "unknown";
    const read = seen.has(kind) ? undefined : readers.get(kind);
    if (read?.(object, { parts, category, card })) seen.add(kind);
    else parts.other.push({ kind, raw });
  }
  return parts;
}

/** Writes into the parts; false when the component has not the shape its kind promises. */
type Reader = (object: RawObject, reading: Reading) => boolean;

const readers: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ["header", readHeader],
  ["body", readBody],
  ["footer", readFooter],
  ["buttons", readButtons],
  ["carousel", readCarousel],
  ["limited_time_offer", readOffer],
]);

function readHeader(object: RawObject, { parts, card }: Reading): boolean {
  const format = textOf(object.format)?.toLowerCase() ?? "unknown";
  const text = textOf(object.text);
  const prefix = `${cardPrefix(card)}header`;
  if (format === "text" && text !== null) {
    parts.header = { type: "text", text };
    const example = objectOf(object.example);
    addExamples(parts, prefix, text, example.header_text, example.header_text_named_params);
  } else if (mediaTypes.has(format)) {
    parts.header = { type: "media", media: format as MediaType, url: null };
    const handle = firstText(objectOf(object.example).header_handle);
    if (handle !== null) parts.examples[`${prefix}.media`] = handle;
  } else if (format === "location") parts.header = { type: "location", location: null };
  else parts.header = { type: "other", kind: format, raw: object };
  return true;
}

function readBody(object: RawObject, { parts, card }: Reading): boolean {
  const text = textOf(object.text);
  const advice = card === null ? object.add_security_recommendation : undefined;
  if (text === null && advice === undefined) return false;
  if (advice !== undefined)
    parts.authentication = { ...authenticationOf(parts), securityAdvice: advice === true };
  parts.body = text;
  if (text === null) return true;
  const example = objectOf(object.example);
  const rows = listOf(example.body_text);
  const values = Array.isArray(rows[0]) ? rows[0] : rows;
  addExamples(parts, `${cardPrefix(card)}body`, text, values, example.body_text_named_params);
  return true;
}

function readFooter(object: RawObject, { parts, card }: Reading): boolean {
  if (card !== null) return false;
  const [text, minutes] = [textOf(object.text), numberOf(object.code_expiration_minutes)];
  if (text === null && minutes === null) return false;
  parts.footer = text;
  if (minutes !== null)
    parts.authentication = { ...authenticationOf(parts), expirationMinutes: minutes };
  return true;
}

function readButtons(object: RawObject, { parts, category, card }: Reading): boolean {
  if (!Array.isArray(object.buttons)) return false;
  for (const [index, raw] of object.buttons.entries()) {
    const part = `${cardPrefix(card)}button.${index}`;
    const { button, examples } = readMetaButton(raw, category, part);
    parts.buttons.push(button);
    Object.assign(parts.examples, examples);
  }
  return true;
}

function readCarousel(object: RawObject, { parts, category, card }: Reading): boolean {
  if (!Array.isArray(object.cards) || card !== null) return false;
  for (const [index, raw] of object.cards.entries())
    parts.cards.push(readCard(raw, category, index, parts));
  return true;
}

function readCard(
  raw: unknown,
  category: TemplateCategory,
  index: number,
  parts: MetaParts,
): TemplateCard {
  const components = asObject(raw)?.components;
  if (!Array.isArray(components))
    return { header: null, body: null, buttons: [], other: [{ kind: "card", raw }] };
  const card = readMetaParts(components, category, index);
  const { header, body, buttons, other } = card;
  Object.assign(parts.examples, card.examples);
  return { header, body, buttons, other };
}

function readOffer(object: RawObject, { parts, card }: Reading): boolean {
  const offer = asObject(object.limited_time_offer);
  if (offer === null || card !== null) return false;
  parts.offer = { text: textOf(offer.text) ?? "", hasExpiration: offer.has_expiration === true };
  return true;
}

function authenticationOf(parts: MetaParts) {
  return parts.authentication ?? { securityAdvice: false, expirationMinutes: null };
}

/** Samples of a text: a list in the order of its variables, or names with values. */
function addExamples(
  parts: MetaParts,
  part: string,
  text: string,
  positional: unknown,
  named: unknown,
): void {
  const values = listOf(positional);
  for (const [index, name] of variableNames(text).entries()) {
    const value = textOf(values[index]);
    if (value !== null) parts.examples[`${part}.${name}`] = value;
  }
  for (const raw of listOf(named)) {
    const { param_name, example } = objectOf(raw);
    const [name, value] = [textOf(param_name), textOf(example)];
    if (name !== null && value !== null) parts.examples[`${part}.${name}`] = value;
  }
}
