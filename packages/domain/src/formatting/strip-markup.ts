import type { InlineNode, MarkupNode } from "./markup-nodes.ts";
import { parseMarkup } from "./parse-markup.ts";

/** The text as people read it: markers, fences and quote signs gone, list markers and line breaks kept (FMT-12). */
export function stripMarkup(text: string): string {
  return markupText(parseMarkup(text));
}

/** Text of parsed nodes, by the same rule as `stripMarkup`. */
export function markupText(nodes: readonly MarkupNode[]): string {
  let text = "";
  let wasBlock = false;
  for (const [index, node] of nodes.entries()) {
    const isBlock = "items" in node || "lines" in node;
    if (index > 0 && (isBlock || wasBlock)) text += "\n";
    text += nodeText(node);
    wasBlock = isBlock;
  }
  return text;
}

function nodeText(node: MarkupNode): string {
  if ("lines" in node) return node.lines.map(inlineText).join("\n");
  if ("items" in node)
    return node.items.map(({ marker, children }) => marker + inlineText(children)).join("\n");
  if (node.type === "break") return "\n";
  return "children" in node ? inlineText(node.children) : node.text;
}

function inlineText(nodes: readonly InlineNode[]): string {
  return nodes.map(nodeText).join("");
}
