import type { InlineNode, MarkupNode } from "./markup-nodes.ts";
import { parseMarkup } from "./parse-markup.ts";

/** The web addresses in a text, as it shows them, each once and in order (FMT-9). */
export function webLinks(text: string): string[] {
  const found = parseMarkup(text).flatMap(linksOf);
  return [...new Set(found.filter((href) => /^https?:/i.test(href)))];
}

function linksOf(node: MarkupNode | InlineNode): string[] {
  switch (node.type) {
    case "link":
      return [node.href];
    case "bold":
    case "italic":
    case "strike":
      return node.children.flatMap(linksOf);
    case "bulleted_list":
    case "numbered_list":
      return node.items.flatMap(({ children }) => children.flatMap(linksOf));
    case "quote":
      return node.lines.flat().flatMap(linksOf);
    default:
      return [];
  }
}
