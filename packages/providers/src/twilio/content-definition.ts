import { createHash } from "node:crypto";
import type { ContentOf } from "@parley/domain/messages";
import type { SendContent } from "../port/index.ts";

/** What the Content API is asked to make: the JSON of `POST /v1/Content` (section 11). */
export type ContentDefinition = {
  friendly_name: string;
  language: string;
  variables: Record<string, string>;
  types: Record<string, unknown>;
};

/** Why Twilio has no such message (11.1): lists have neither header nor footer nor sections. */
export type DefinitionProblem =
  | "media_header_unsupported"
  | "header_unsupported"
  | "footer_unsupported"
  | "sections_unsupported"
  /** A "{{" in a part that cannot be a variable would be read as one. */
  | "placeholder_in_text";

/**
 * `hash` names the definition: contents that differ in `variables` alone share one content object (6.2).
 * `variables` goes with the send.
 */
export type ContentPlan =
  | { ok: true; definition: ContentDefinition; hash: string; variables: Record<string, string> }
  | { ok: false; reason: DefinitionProblem };

/** Begins the name of every content object made for one message, so that template lists can hide them. */
export const adHocPrefix = "parley_adhoc_";

type Interactive = ContentOf<"buttons"> | ContentOf<"list"> | ContentOf<"cta_url">;

/** The content object that an interactive message needs (6.2, 11.1), or why there is none. Pure and deterministic. */
export function toContentDefinition(content: Interactive): ContentPlan {
  const reason = problemOf(content);
  if (reason !== null) return { ok: false, reason };
  const slots = new VariableSlots();
  const types = typesOf(content, slots);
  // Sample values by number: two rows of one list may not share an id when the object is made.
  const samples = Object.keys(slots.values).map((key) => [key, `text ${key}`]);
  const variables = Object.fromEntries(samples) as Record<string, string>;
  // Keys are written in one order everywhere below, so that the text is canonical as it is.
  const canonical = JSON.stringify({ language, variables, types });
  const hash = createHash("sha256").update(canonical).digest("hex");
  const friendly_name = `${adHocPrefix}${hash.slice(0, 24)}`;
  return {
    ok: true,
    definition: { friendly_name, language, variables, types },
    hash,
    variables: slots.values,
  };
}

/** As `toContentDefinition`, for any content: null for one that needs no object or cannot have one. */
export function planContent(content: SendContent) {
  const isStored =
    content.type === "buttons" || content.type === "list" || content.type === "cta_url";
  const plan = isStored ? toContentDefinition(content) : null;
  return plan?.ok ? plan : null;
}

/** Twilio asks for a language; one that was never submitted for approval is shown as written. */
const language = "en";

class VariableSlots {
  readonly values: Record<string, string> = {};
  #count = 0;

  put(value: string): string {
    this.#count += 1;
    this.values[this.#count] = value;
    return `{{${this.#count}}}`;
  }

  /** Text whose spaces WhatsApp refuses in a variable's value (63013) stands in the definition itself. */
  putText(value: string): string {
    return /[\n\r\t]| {4}/.test(value) && !value.includes("{{") ? value : this.put(value);
  }
}

function problemOf(content: Interactive): DefinitionProblem | null {
  const { header, footer } = content;
  if (header !== null && header.type !== "text") return "media_header_unsupported";
  if (content.type === "list") {
    if (header !== null) return "header_unsupported";
    if (footer !== null) return "footer_unsupported";
    const { sections } = content;
    if (sections.length > 1 || sections[0]?.title) return "sections_unsupported";
  }
  return literalsOf(content).some((text) => text.includes("{{")) ? "placeholder_in_text" : null;
}

/** The parts that may hold no variable: titles of links, addresses, headers and footers (11.2). */
function literalsOf(content: Interactive): string[] {
  const { header, footer } = content;
  const frame = [header?.type === "text" ? header.text : "", footer ?? ""];
  if (content.type === "cta_url") return [...frame, content.button.text, content.button.url];
  if (content.type === "list") return [content.button];
  const labels = isCard(content) ? content.buttons.flatMap(({ id, title }) => [id, title]) : [];
  return [...frame, ...labels];
}

/** Only a card carries a header or a footer (6.1). */
function isCard({ header, footer }: Interactive): boolean {
  return header !== null || footer !== null;
}

function typesOf(content: Interactive, slots: VariableSlots): Record<string, unknown> {
  const body = slots.putText(content.body);
  if (content.type === "list") {
    return {
      "twilio/list-picker": { body, button: content.button, items: itemsOf(content, slots) },
    };
  }
  const actions = content.type === "cta_url" ? linkOf(content) : buttonsOf(content, slots);
  if (isCard(content)) return { "whatsapp/card": { body, ...frameOf(content), actions } };
  const type = content.type === "cta_url" ? "twilio/call-to-action" : "twilio/quick-reply";
  return { [type]: { body, actions } };
}

function frameOf({ header, footer }: Interactive): Record<string, string> {
  return {
    ...(header?.type === "text" ? { header_text: header.text } : {}),
    ...(footer === null ? {} : { footer }),
  };
}

function linkOf({ button }: ContentOf<"cta_url">): unknown[] {
  return [{ type: "URL", title: button.text, url: button.url }];
}

function buttonsOf(content: ContentOf<"buttons">, slots: VariableSlots): unknown[] {
  const put = (value: string) => (isCard(content) ? value : slots.put(value));
  return content.buttons.map(({ id, title }) => ({
    type: "QUICK_REPLY",
    title: put(title),
    id: put(id),
  }));
}

function itemsOf({ sections }: ContentOf<"list">, slots: VariableSlots): unknown[] {
  const rows = sections.flatMap((section) => section.rows);
  return rows.map(({ id, title, description }) => ({
    id: slots.put(id),
    item: slots.put(title),
    ...(description === null ? {} : { description: slots.put(description) }),
  }));
}
