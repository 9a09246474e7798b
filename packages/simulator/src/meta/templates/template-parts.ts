import type { TemplateComponent } from "../../store/index.ts";

export type TemplateButton = {
  type: string;
  text?: string;
  url?: string;
  phone_number?: string;
  example?: unknown;
  [member: string]: unknown;
};

/** The component of a kind, in whatever case it was written. */
export function componentOf(
  components: TemplateComponent[],
  kind: string,
): TemplateComponent | undefined {
  return components.find(({ type }) => type.toUpperCase() === kind);
}

/** The buttons of a template, in their order. */
export function buttonsOf(components: TemplateComponent[]): TemplateButton[] {
  const { buttons = [] } = (componentOf(components, "BUTTONS") ?? {}) as {
    buttons?: TemplateButton[];
  };
  return buttons.map((button) => ({ ...button, type: button.type.toUpperCase() }));
}

/** The names in `{{…}}` of a text, each once, in order of appearance. */
export function variablesOf(text: unknown): string[] {
  if (typeof text !== "string") return [];
  return [...new Set([...text.matchAll(/\{\{\s*(\w+)\s*\}\}/g)].map(([, name = ""]) => name))];
}

/** A text with its variables replaced; one without a value stays as it is. */
export function fillText(text: string, values: Map<string, string>): string {
  return text.replace(/\{\{\s*(\w+)\s*\}\}/g, (all, name: string) => values.get(name) ?? all);
}
