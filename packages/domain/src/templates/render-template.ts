import { cardPrefix, parameterKey } from "./parameter-key.ts";
import type { RenderedButton, RenderedHeader, RenderedTemplate } from "./rendered-template.ts";
import type { TemplateButton, TemplateDraft, TemplateHeader } from "./schema.ts";
import { codeKey } from "./template-parameters.ts";
import { fillText } from "./template-text.ts";
import { type TemplateValues, textAt, valueAt } from "./template-values.ts";

/**
 * The template as the customer reads it (TPL-13, S0.35). Never throws: a value that is missing leaves its variable
 * written, so the same function draws the preview while a person fills it in.
 */
export function renderTemplate(draft: TemplateDraft, values: TemplateValues): RenderedTemplate {
  const fill: Fill = (part, text) =>
    fillText(text, (name) => textAt(values, parameterKey(draft, part, name)));
  const ink: Ink = {
    ...{ values, fill, code: codeKey(draft) },
    fillShared: (part, text) => (draft.provider === "twilio" ? fill(part, text) : text),
  };
  const expiry = valueAt(values, "offer.expiry");
  return {
    name: draft.name,
    language: draft.language,
    ...renderParts(ink, draft, null),
    footer: draft.footer === null ? null : ink.fillShared("footer", draft.footer),
    cards: draft.cards.map((card, index) => renderParts(ink, card, index)),
    offer: draft.offer && {
      text: draft.offer.text,
      expiresAt: draft.offer.hasExpiration && expiry?.type === "expiry" ? expiry.at : null,
    },
  };
}

type Fill = (part: string, text: string) => string;
/** `fillShared` fills what only Twilio fills: footers, labels, ids (TPL-6). */
type Ink = { values: TemplateValues; fill: Fill; fillShared: Fill; code: string | null };
type Parts = Pick<TemplateDraft, "header" | "body" | "buttons">;

function renderParts(ink: Ink, { header, body, buttons }: Parts, card: number | null) {
  const prefix = cardPrefix(card);
  return {
    header: header && renderHeader(ink, header, `${prefix}header`),
    body: body === null ? null : ink.fill(`${prefix}body`, body),
    buttons: buttons.map((button, index) => renderButton(ink, button, `${prefix}button.${index}`)),
  };
}

function renderHeader(ink: Ink, header: TemplateHeader, part: string): RenderedHeader {
  if (header.type === "text") return { type: "text", text: ink.fill(part, header.text) };
  if (header.type === "other") return { type: "other", kind: header.kind };
  if (header.type === "location") return renderLocation(ink, header.location, part);
  const { media, url } = header;
  if (url !== null)
    return { type: "media", media, id: null, link: ink.fill(part, url), fileName: null };
  const value = valueAt(ink.values, `${part}.media`);
  const { id, link, fileName } =
    value?.type === "media" ? value : { id: null, link: null, fileName: null };
  return { type: "media", media, id, link, fileName };
}

type FixedPlace = (TemplateHeader & { type: "location" })["location"];

function renderLocation(ink: Ink, fixed: FixedPlace, part: string): RenderedHeader {
  const value = valueAt(ink.values, `${part}.location`);
  const chosen =
    value?.type === "location"
      ? { ...value, latitude: String(value.latitude), longitude: String(value.longitude) }
      : { latitude: "", longitude: "", name: "", address: "" };
  const { latitude, longitude, name, address } = fixed ?? chosen;
  const shown = (text: string) => (fixed === null ? text : ink.fill(part, text));
  return {
    type: "location",
    ...{ latitude: shown(latitude), longitude: shown(longitude) },
    ...{ name: shown(name), address: shown(address) },
  };
}

function renderButton(ink: Ink, button: TemplateButton, part: string): RenderedButton {
  const text = ink.fillShared(part, button.text);
  const chosen = (key: string) => textAt(ink.values, key)?.trim() || null;
  switch (button.type) {
    case "quick_reply": {
      const fixed = button.id === null ? null : ink.fillShared(part, button.id);
      return { type: "quick_reply", text, payload: fixed || chosen(`${part}.payload`) || text };
    }
    case "url":
      return { type: "url", text, url: ink.fill(part, button.url) };
    case "phone":
      return { type: "phone", text, phone: ink.fillShared(part, button.phone) };
    case "copy_code": {
      const code = button.code === null ? null : ink.fillShared(part, button.code);
      return { type: "copy_code", text, code: code ?? textAt(ink.values, `${part}.coupon`) ?? "" };
    }
    case "flow":
      return { type: "flow", text };
    case "one_time_password":
      return { type: "one_time_password", text, code: textAt(ink.values, ink.code ?? "") ?? "" };
    case "other":
      return { type: "other", kind: button.kind, text };
  }
}
