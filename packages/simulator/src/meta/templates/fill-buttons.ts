import type { CardButton } from "../../store/index.ts";
import type { GraphError } from "../graph-error.ts";
import type { SendParameter } from "./fill-text-part.ts";
import { templateError } from "./template-error.ts";
import { fillText, type TemplateButton, variablesOf } from "./template-parts.ts";

export type SendComponent = {
  type: string;
  sub_type?: string;
  index?: string | number;
  parameters?: SendParameter[];
  cards?: { card_index: number; components: SendComponent[] }[];
};

const SUB_TYPES: Record<string, string> = { OTP: "url", PHONE_NUMBER: "voice_call" };
/** Where to look in a button's parameter for its value. */
const VALUES: Record<string, string> = {
  URL: "text",
  OTP: "text",
  COPY_CODE: "coupon_code",
  QUICK_REPLY: "payload",
};

/** Fills a template's buttons with the parameters of a send; refuses a missing (131008), foreign (132000) or ill-typed (132012) one. */
export function fillButtons(
  buttons: TemplateButton[],
  given: SendComponent[],
): { buttons: CardButton[] } | { error: GraphError } {
  for (const { index, sub_type } of given) {
    const button = buttons[Number(index)];
    const wanted = button && (SUB_TYPES[button.type] ?? button.type.toLowerCase());
    if (!button || (sub_type ?? "").toLowerCase() !== wanted)
      return {
        error: templateError(
          132000,
          `buttons: no button of type ${String(sub_type)} at index ${String(index)}`,
        ),
      };
  }
  const filled: CardButton[] = [];
  for (const [index, button] of buttons.entries()) {
    const own = given.find((each) => Number(each.index) === index)?.parameters ?? [];
    const error = checkButton(button, index, own);
    if (error) return { error };
    filled.push(toCardButton(button, own[0]));
  }
  return { buttons: filled };
}

function checkButton(
  button: TemplateButton,
  index: number,
  parameters: SendParameter[],
): GraphError | null {
  const needs =
    button.type === "COPY_CODE" ||
    button.type === "OTP" ||
    (button.type === "URL" && variablesOf(button.url).length > 0);
  const [first] = parameters;
  if (needs && !first)
    return templateError(
      131008,
      `buttons: Button at index ${index} of type ${button.type} requires a parameter`,
    );
  if (!needs && first && button.type === "URL")
    return templateError(132000, `buttons: Button at index ${index} takes no parameter`);
  const member = VALUES[button.type];
  const value = first && member !== undefined ? first[member] : undefined;
  if (!first || member === undefined) return null;
  if (typeof value !== "string" || value === "")
    return templateError(132012, `buttons: Button at index ${index} needs a ${member}`);
  const max = { COPY_CODE: 20, OTP: 15, QUICK_REPLY: 256, URL: 2000 }[button.type] ?? 2000;
  return value.length > max
    ? templateError(132018, `buttons: ${member} of the button at index ${index} exceeds ${max}`)
    : null;
}

function toCardButton(button: TemplateButton, parameter: SendParameter | undefined): CardButton {
  const title = button.text ?? "";
  const action = (parameter?.action ?? {}) as Record<string, unknown>;
  switch (button.type) {
    case "QUICK_REPLY":
      return { kind: "payload", title, id: String(parameter?.payload ?? title) };
    case "URL": {
      const values = new Map(
        variablesOf(button.url).map((name) => [name, String(parameter?.text)]),
      );
      return { kind: "url", title, target: fillText(button.url ?? "", values) };
    }
    case "PHONE_NUMBER":
      return { kind: "phone", title, target: button.phone_number ?? "" };
    case "COPY_CODE":
      return { kind: "copy", title: title || "Copy code", target: String(parameter?.coupon_code) };
    case "OTP":
      return { kind: "copy", title: title || "Copy code", target: String(parameter?.text) };
    case "FLOW":
      return {
        kind: "flow",
        title,
        token: action.flow_token as string | undefined,
        data: (action.flow_action_data ?? {}) as Record<string, unknown>,
      };
    case "REQUEST_CONTACT_INFO":
      return { kind: "contact", title: title || "Share phone number" };
    case "CATALOG":
    case "MPM":
    case "SPM":
      return {
        kind: "products",
        title: title || "View",
        catalogId: "194836987003835",
        skus: skusOf(action),
      };
    default:
      return { kind: "call", title: title || "Call", target: "" };
  }
}

function skusOf(action: Record<string, unknown>): string[] {
  const sections = (action.sections ?? []) as {
    product_items?: { product_retailer_id: string }[];
  }[];
  const listed = sections.flatMap(({ product_items = [] }) =>
    product_items.map((item) => item.product_retailer_id),
  );
  return listed.length > 0 ? listed : [String(action.thumbnail_product_retailer_id ?? "sku-1")];
}
