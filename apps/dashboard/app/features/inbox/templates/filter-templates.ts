import type { TemplateView } from "./use-templates.ts";

/** What a search leaves: templates that can be sent and hold all its words, and how many others are not approved. */
export function filterTemplates(
  items: readonly TemplateView[],
  search: string,
): { shown: TemplateView[]; unsendableCount: number } {
  const words = fold(search).split(/\s+/).filter(Boolean);
  const sendable = items.filter(({ sendability }) => sendability.ok);
  const shown = sendable.filter((template) => {
    const text = fold(searchable(template));
    return words.every((word) => text.includes(word));
  });
  return { shown, unsendableCount: items.length - sendable.length };
}

/** A template's name as people say it: "order_ready" is "Order ready". */
export function spokenName(name: string): string {
  const words = name.replace(/[_\s]+/g, " ").trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function searchable({ definition }: TemplateView): string {
  const { name, body, footer, language, category, header } = definition;
  const title = header?.type === "text" ? header.text : "";
  return [name, spokenName(name), title, body, footer, language, category].join(" ");
}

/** Lower case, without accents: how people search. */
function fold(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}
