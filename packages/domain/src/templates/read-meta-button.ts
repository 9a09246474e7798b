import { asObject, firstText, type RawObject, textOf } from "./raw-json.ts";
import type { TemplateButton, TemplateCategory } from "./schema.ts";
import { variablesOf } from "./template-text.ts";

type ReadButton = { button: TemplateButton; examples: Record<string, string> };

/**
 * One button of a Graph API template; a kind without a model stays whole (TPL-1). `part` begins the keys of its
 * samples. Lists show the button of a one-time password as a URL button: there it is one all the same (TPL-5).
 */
export function readMetaButton(raw: unknown, category: TemplateCategory, part: string): ReadButton {
  const object = asObject(raw);
  if (object === null) return plain({ type: "other", kind: "unknown", text: "", raw });
  const kind = textOf(object.type)?.toLowerCase() ?? "unknown";
  const text = textOf(object.text) ?? "";
  const url = textOf(object.url);
  if (kind === "url" && url !== null) return urlButton({ object, text, url, category, part });
  if (kind === "copy_code") return couponButton(object, text, part);
  return plain(simpleButton(kind, text, object));
}

function simpleButton(kind: string, text: string, object: RawObject): TemplateButton {
  const phone = textOf(object.phone_number);
  if (kind === "quick_reply") return { type: "quick_reply", text, id: null };
  if (kind === "phone_number" && phone !== null) return { type: "phone", text, phone };
  if (kind === "flow") return { type: "flow", text, flowId: textOf(object.flow_id) };
  if (kind === "otp")
    return { type: "one_time_password", text, otpType: otpTypeOf(textOf(object.otp_type) ?? "") };
  return { type: "other", kind, text, raw: object };
}

type UrlParts = {
  object: RawObject;
  text: string;
  url: string;
  category: TemplateCategory;
  part: string;
};

function urlButton({ object, text, url, category, part }: UrlParts): ReadButton {
  const otpType = /[?&]otp_type=(\w+)/.exec(url)?.[1];
  if (category === "authentication" && otpType !== undefined)
    return plain({ type: "one_time_password", text, otpType: otpTypeOf(otpType) });
  const [variable] = variablesOf(url);
  const example = firstText(object.example);
  const button: TemplateButton = { type: "url", text, url };
  if (variable === undefined || example === null) return plain(button);
  const fixed = url.slice(0, variable.start);
  const value = example.startsWith(fixed) ? example.slice(fixed.length) : example;
  return { button, examples: { [`${part}.${variable.name}`]: value } };
}

function couponButton(object: RawObject, text: string, part: string): ReadButton {
  const example = firstText(object.example);
  const button: TemplateButton = { type: "copy_code", text, code: null };
  return { button, examples: example === null ? {} : { [`${part}.coupon`]: example } };
}

function otpTypeOf(word: string): string {
  return word.toLowerCase() || "copy_code";
}

function plain(button: TemplateButton): ReadButton {
  return { button, examples: {} };
}
