export type { BlockNode, InlineNode, ListItem, MarkupNode } from "./markup-nodes.ts";
export { parseMarkup } from "./parse-markup.ts";
export { markupText, stripMarkup } from "./strip-markup.ts";
export { webLinks } from "./web-links.ts";
