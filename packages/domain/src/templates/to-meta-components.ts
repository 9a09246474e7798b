import { cardPrefix, parameterKey } from "./parameter-key.ts";
import type { Template, TemplateButton, TemplateHeader } from "./schema.ts";
import { codeKey } from "./template-parameters.ts";
import { variableNames } from "./template-text.ts";
import { type TemplateValue, type TemplateValues, textAt, valueAt } from "./template-values.ts";

/** A parameter object of a send call; its fields depend on its type (B.8). */
export type MetaParameter = { type: string } & Record<string, unknown>;

/** An element of `template.components` in a send call. */
export type MetaComponent = {
  type: string;
  sub_type?: string;
  index?: string;
  parameters?: MetaParameter[];
  cards?: { card_index: number; components: MetaComponent[] }[];
};

/**
 * The `components` of a send call to the Graph API (TPL-12, B.8). Expects values that `validateParameters` takes;
 * what is missing is left out. A template without parameters gives an empty list: then `components` is left out.
 */
export function toMetaComponents(template: Template, values: TemplateValues): MetaComponent[] {
  const sending: Sending = { template, values, code: codeKey(template) };
  const cards = template.cards.map((card, index) => ({
    card_index: index,
    components: partComponents(sending, card, index),
  }));
  return [
    ...partComponents(sending, template, null),
    ...offerComponents(sending),
    ...(cards.length === 0 ? [] : [{ type: "carousel", cards }]),
  ];
}

type Sending = { template: Template; values: TemplateValues; code: string | null };
type Parts = Pick<Template, "header" | "body" | "buttons">;

function partComponents(sending: Sending, parts: Parts, card: number | null): MetaComponent[] {
  const prefix = cardPrefix(card);
  const { header, body, buttons } = parts;
  return [
    ...component({ type: "header" }, headerParameters(sending, header, `${prefix}header`)),
    ...component({ type: "body" }, textParameters(sending, body ?? "", `${prefix}body`)),
    ...buttons.flatMap((button, index) => {
      const part = `${prefix}button.${index}`;
      const [subType, parameters] = buttonParameters(sending, button, part);
      return component({ type: "button", sub_type: subType, index: String(index) }, parameters);
    }),
  ];
}

function component(head: MetaComponent, parameters: MetaParameter[]): MetaComponent[] {
  return parameters.length === 0 ? [] : [{ ...head, parameters }];
}

function headerParameters(
  sending: Sending,
  header: TemplateHeader | null,
  part: string,
): MetaParameter[] {
  if (header?.type === "text") return textParameters(sending, header.text, part);
  if (header?.type === "location") {
    const value = valueAt(sending.values, `${part}.location`);
    return value?.type === "location" ? [{ type: "location", location: locationOf(value) }] : [];
  }
  const value = valueAt(sending.values, `${part}.media`);
  if (header?.type !== "media" || value?.type !== "media") return [];
  const file = value.id === null ? { link: value.link } : { id: value.id };
  const name = header.media === "document" && value.fileName ? { filename: value.fileName } : {};
  return [{ type: header.media, [header.media]: { ...file, ...name } }];
}

function locationOf(value: TemplateValue & { type: "location" }) {
  const { latitude, longitude, name, address } = value;
  return { latitude: String(latitude), longitude: String(longitude), name, address };
}

/** Positional values in the order of their numbers, named ones with their names. */
function textParameters({ template, values }: Sending, text: string, part: string) {
  return variableNames(text).flatMap((name): MetaParameter[] => {
    const value = valueAt(values, parameterKey(template, part, name));
    if (value === null || !("text" in value)) return [];
    const named = template.parameterFormat === "named" ? { parameter_name: name } : {};
    return [{ ...textParameter(value), ...named }];
  });
}

function textParameter(value: Extract<TemplateValue, { text: string }>): MetaParameter {
  const fallback = { fallback_value: value.text };
  if (value.type === "date_time") return { type: "date_time", date_time: fallback };
  if (value.type === "text") return { type: "text", text: value.text };
  const { code, amount1000 } = value;
  return { type: "currency", currency: { ...fallback, code, amount_1000: amount1000 } };
}

/** Subtype and parameters; a Flow button always has some, because the platform refuses it without. */
function buttonParameters(
  { template, values, code }: Sending,
  button: TemplateButton,
  part: string,
): [subType: string, MetaParameter[]] {
  const of = (key: string | null, parameter: (text: string) => MetaParameter) => {
    const text = textAt(values, key ?? "");
    return text === null || text.trim() === "" ? [] : [parameter(text)];
  };
  const asText = (text: string) => ({ type: "text", text });
  switch (button.type) {
    case "quick_reply": {
      const parameters = of(`${part}.payload`, (text) => ({
        type: "payload",
        payload: text.trim(),
      }));
      return ["quick_reply", parameters];
    }
    case "url": {
      const [name] = variableNames(button.url);
      return ["url", of(name ? parameterKey(template, part, name) : null, asText)];
    }
    case "copy_code": {
      const coupon = (text: string) => ({ type: "coupon_code", coupon_code: text });
      return ["copy_code", of(`${part}.coupon`, coupon)];
    }
    case "flow": {
      const token = textAt(values, `${part}.flow_token`)?.trim() || "unused";
      return ["flow", [{ type: "action", action: { flow_token: token } }]];
    }
    case "one_time_password":
      return ["url", of(code, asText)];
    default:
      return [button.type, []];
  }
}

function offerComponents({ template, values }: Sending): MetaComponent[] {
  const expiry = valueAt(values, "offer.expiry");
  if (!template.offer?.hasExpiration || expiry?.type !== "expiry") return [];
  const limited_time_offer = { expiration_time_ms: expiry.at };
  const parameter = { type: "limited_time_offer", limited_time_offer };
  return [{ type: "limited_time_offer", parameters: [parameter] }];
}
