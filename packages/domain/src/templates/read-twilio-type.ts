import { authenticationText } from "./authentication-text.ts";
import { firstText, listOf, numberOf, objectOf, type RawObject, textOf } from "./raw-json.ts";
import { readTwilioAction } from "./read-twilio-action.ts";
import type { MediaType, Template, TemplateCard, TemplateHeader } from "./schema.ts";
import { fillText } from "./template-text.ts";

type Parts = Pick<
  Template,
  "header" | "body" | "footer" | "buttons" | "cards" | "offer" | "authentication"
>;
type Examples = Readonly<Record<string, string>>;
type Reader = (type: RawObject, examples: Examples) => Partial<Parts>;

/** How each type of Content maps to our parts, the richest first (TPL-4; Twilio reference 11.1, 12). */
const readers: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ["whatsapp/authentication", readAuthentication],
  ["twilio/carousel", readCarousel],
  ["whatsapp/flows", readFlow],
  ["twilio/flows", readFlow],
  ["whatsapp/card", readWhatsAppCard],
  ["twilio/card", readCard],
  ["twilio/catalog", readCatalog],
  ["twilio/call-to-action", readActions],
  ["twilio/list-picker", readListPicker],
  ["twilio/quick-reply", readActions],
  ["twilio/media", readMedia],
  ["twilio/location", readLocation],
  ["twilio/text", ({ body }) => ({ body: textOf(body) })],
]);

/** The types of Content we read, the richest first. */
export const twilioTypes: readonly string[] = [...readers.keys()];

/** One type of a Content object as our parts; a type we do not know has none. Never throws. */
export function readTwilioType(name: string, type: RawObject, examples: Examples): Parts {
  const none: Parts = {
    ...{ header: null, body: null, footer: null, buttons: [], cards: [], offer: null },
    authentication: null,
  };
  return { ...none, ...readers.get(name)?.(type, examples) };
}

function readAuthentication(type: RawObject): Partial<Parts> {
  const authentication = {
    securityAdvice: type.add_security_recommendation === true,
    expirationMinutes: numberOf(type.code_expiration_minutes),
  };
  const buttons = listOf(type.actions).map((raw) => ({
    type: "one_time_password" as const,
    text: textOf(objectOf(raw).copy_code_text) ?? "",
    otpType: textOf(objectOf(raw).type)?.toLowerCase() ?? "copy_code",
  }));
  return { authentication, buttons, ...authenticationText(authentication) };
}

function readCarousel(type: RawObject, examples: Examples): Partial<Parts> {
  const cards = listOf(type.cards).map((raw): TemplateCard => {
    const card = objectOf(raw);
    const lines = [textOf(card.title), textOf(card.body)].filter(Boolean);
    return {
      header: mediaHeader(firstText(card.media), examples),
      body: lines.length === 0 ? null : lines.join("\n"),
      buttons: listOf(card.actions).map(readTwilioAction),
      other: [],
    };
  });
  return { body: textOf(type.body), cards };
}

function readFlow(type: RawObject, examples: Examples): Partial<Parts> {
  const text = textOf(type.button_text) ?? "";
  return {
    header: mediaHeader(textOf(type.media_url), examples),
    body: textOf(type.body),
    footer: textOf(type.subtitle),
    buttons: [{ type: "flow", text, flowId: textOf(type.flow_id) }],
  };
}

function readWhatsAppCard(type: RawObject, examples: Examples): Partial<Parts> {
  const text = textOf(type.header_text);
  return {
    header:
      text === null || text === ""
        ? mediaHeader(firstText(type.media), examples)
        : { type: "text", text },
    body: textOf(type.body),
    footer: textOf(type.footer),
    buttons: listOf(type.actions).map(readTwilioAction),
  };
}

function readCard(type: RawObject, examples: Examples): Partial<Parts> {
  return {
    header: mediaHeader(firstText(type.media), examples),
    body: textOf(type.title),
    footer: textOf(type.subtitle),
    buttons: listOf(type.actions).map(readTwilioAction),
  };
}

function readCatalog(type: RawObject): Partial<Parts> {
  return {
    body: textOf(type.body),
    footer: textOf(type.subtitle),
    buttons: [{ type: "other", kind: "catalog", text: "", raw: type }],
  };
}

function readActions(type: RawObject): Partial<Parts> {
  return { body: textOf(type.body), buttons: listOf(type.actions).map(readTwilioAction) };
}

function readListPicker(type: RawObject): Partial<Parts> {
  const text = textOf(type.button) ?? "";
  const raw = type.items;
  return { body: textOf(type.body), buttons: [{ type: "other", kind: "list_picker", text, raw }] };
}

function readMedia(type: RawObject, examples: Examples): Partial<Parts> {
  return { header: mediaHeader(firstText(type.media), examples), body: textOf(type.body) };
}

function readLocation(type: RawObject): Partial<Parts> {
  const text = (raw: unknown) => textOf(raw) ?? "";
  const location = {
    ...{ latitude: text(type.latitude), longitude: text(type.longitude) },
    ...{ name: text(type.label), address: text(type.address) },
  };
  return { header: { type: "location", location } };
}

const extensions: ReadonlyMap<string, MediaType> = new Map<string, MediaType>([
  ...["jpg", "jpeg", "png", "webp"].map((extension) => [extension, "image"] as const),
  ...["mp4", "3gp", "3gpp"].map((extension) => [extension, "video"] as const),
]);

/** Twilio does not say what a file is: its extension tells, with the samples filled in; the rest is a document. */
function mediaHeader(url: string | null, examples: Examples): TemplateHeader | null {
  if (url === null || url === "") return null;
  const sample = fillText(url, (name) => examples[`variable.${name}`] ?? null);
  const extension = /\.(\w+)(?:[?#]|$)/.exec(sample.slice(-300))?.[1]?.toLowerCase() ?? "";
  return { type: "media", media: extensions.get(extension) ?? "document", url };
}
