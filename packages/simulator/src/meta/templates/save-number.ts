import type { BusinessNumber, TemplateInput } from "../../config/index.ts";
import type { Store, Template } from "../../store/index.ts";
import { createObjectId } from "../identifiers.ts";
import { variablesOf } from "./template-parts.ts";

/**
 * Stores a number and puts its configured templates on its WABA's list; configured ones that the
 * number no longer names leave it. Templates made through the Graph API stay.
 */
export function saveNumber(store: Store, number: BusinessNumber): void {
  const before = store.get("number", number.phoneNumberId)?.templates ?? [];
  store.put("number", number.phoneNumberId, number);
  for (const input of before)
    if (!number.templates.some((each) => isSame(each, input))) {
      const old = findTemplate(store, number.wabaId, input.name, toCode(input.language));
      if (old?.isConfigured) store.remove("template", old.id);
    }
  for (const input of number.templates) saveTemplate(store, number.wabaId, input);
}

/** Creates or replaces the template of a name and language, in whatever status the input says. */
export function saveTemplate(
  store: Store,
  wabaId: string,
  input: TemplateInput,
  isConfigured = true,
): Template {
  const language = toCode(input.language);
  const known = findTemplate(store, wabaId, input.name, language);
  const template: Template = {
    id: input.id ?? known?.id ?? createObjectId(),
    wabaId,
    name: input.name,
    language,
    category: input.category.toUpperCase() as Template["category"],
    status: input.paused ? "PAUSED" : input.status,
    parameterFormat: input.parameterFormat ?? formatOf(input.body),
    components: input.components ?? [{ type: "BODY", text: input.body ?? "" }],
    quality: { score: input.quality, date: 0 },
    rejectedReason: input.rejectedReason ?? "NONE",
    editedAt: [],
    isConfigured,
  };
  if (known && known.id !== template.id) store.remove("template", known.id);
  store.put("template", template.id, template);
  return template;
}

/** The template of a WABA by its name and language. */
export function findTemplate(
  store: Store,
  wabaId: string,
  name: string,
  language: string,
): Template | undefined {
  return store
    .list("template")
    .find(
      (each) => each.wabaId === wabaId && each.name === name && each.language === toCode(language),
    );
}

/** A language code with an underscore, as Meta stores it. */
export function toCode(language: string): string {
  return language.replace("-", "_");
}

function formatOf(body = ""): Template["parameterFormat"] {
  return variablesOf(body).some((name) => !/^\d+$/.test(name)) ? "NAMED" : "POSITIONAL";
}

function isSame(a: TemplateInput, b: TemplateInput): boolean {
  return a.name === b.name && toCode(a.language) === toCode(b.language);
}
