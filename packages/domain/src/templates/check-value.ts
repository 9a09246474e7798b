import { templateLimits } from "./template-limits.ts";
import type { TemplateParameter } from "./template-parameters.ts";
import { characterCount } from "./template-text.ts";
import type { TemplateValue } from "./template-values.ts";

/** Why a value is refused. `message` is a whole sentence for people. */
export type ValueProblem = {
  code:
    | "missing"
    | "wrong_kind"
    | "unknown"
    | "line_break"
    | "tab"
    | "spaces"
    | "too_long"
    | "bad_address"
    | "bad_location"
    | "bad_amount"
    | "expired";
  message: string;
};

type Circumstances = { now: Date; inAddress: boolean };

/** Checks one value by itself (TPL-7, TPL-8, TPL-11); null when it may stand. */
export function checkValue(
  { kind, isRequired }: TemplateParameter,
  value: TemplateValue | null,
  { now, inAddress }: Circumstances,
): ValueProblem | null {
  if (value === null || ("text" in value && value.text.trim() === ""))
    return isRequired ? { code: "missing", message: "Fill in this value." } : null;
  if (value.type === "text") return accepts(kind, "text") ?? checkText(kind, value.text, inAddress);
  if (value.type === "currency" || value.type === "date_time")
    return (
      accepts(kind, value.type) ?? checkText(kind, value.text, inAddress) ?? checkAmount(value)
    );
  const wrong = accepts(kind, value.type);
  if (wrong !== null) return wrong;
  if (value.type === "media") return checkMedia(value);
  if (value.type === "location") return checkLocation(value);
  return value.at > now.getTime() ? null : { code: "expired", message: "Choose a later time." };
}

const accepted: Record<TemplateParameter["kind"], readonly TemplateValue["type"][]> = {
  text: ["text", "currency", "date_time"],
  payload: ["text"],
  coupon: ["text"],
  code: ["text"],
  media: ["media"],
  location: ["location"],
  expiry: ["expiry"],
};

const wanted: Record<TemplateParameter["kind"], string> = {
  text: "Enter a text.",
  payload: "Enter a text.",
  coupon: "Enter a code.",
  code: "Enter a code.",
  media: "Choose a file.",
  location: "Choose a place.",
  expiry: "Choose a time.",
};

const longest: ReadonlyMap<TemplateParameter["kind"], number> = new Map([
  ["payload", templateLimits.payload],
  ["coupon", templateLimits.coupon],
  ["code", templateLimits.code],
]);

function accepts(kind: TemplateParameter["kind"], type: TemplateValue["type"]) {
  return accepted[kind].includes(type)
    ? null
    : ({ code: "wrong_kind", message: wanted[kind] } as const);
}

function checkText(
  kind: TemplateParameter["kind"],
  text: string,
  inAddress: boolean,
): ValueProblem | null {
  if (inAddress && /[\s\p{Cc}]/u.test(text))
    return { code: "bad_address", message: "Remove the spaces: this value is part of a link." };
  if (/[\n\r\u2028\u2029]/.test(text))
    return { code: "line_break", message: "Write this value in one line." };
  if (text.includes("\t")) return { code: "tab", message: "Remove the tabs from this value." };
  if (text.includes("     "))
    return { code: "spaces", message: "Use at most four spaces in a row." };
  const limit = longest.get(kind) ?? Number.POSITIVE_INFINITY;
  return characterCount(text) <= limit
    ? null
    : { code: "too_long", message: `Use at most ${limit} characters.` };
}

function checkAmount(value: TemplateValue): ValueProblem | null {
  if (value.type !== "currency") return null;
  return /^[A-Z]{3}$/.test(value.code) && Number.isSafeInteger(value.amount1000)
    ? null
    : { code: "bad_amount", message: "Enter an amount and a currency of three letters." };
}

function checkMedia({ id, link }: TemplateValue & { type: "media" }): ValueProblem | null {
  if (id !== null && id !== "" && link === null) return null;
  if (link === null || id !== null) return { code: "missing", message: "Choose a file." };
  return URL.canParse(link) && new URL(link).protocol === "https:"
    ? null
    : { code: "bad_address", message: "Enter a web address that starts with https://." };
}

function checkLocation(value: TemplateValue & { type: "location" }): ValueProblem | null {
  return Math.abs(value.latitude) <= 90 && Math.abs(value.longitude) <= 180
    ? null
    : { code: "bad_location", message: "Choose a place on the map." };
}
