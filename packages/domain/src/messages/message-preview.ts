import { stripMarkup } from "../formatting/index.ts";
import type { MessageContent } from "./schema.ts";

/** Longest preview, in UTF-16 units, the ellipsis included. */
export const maxPreviewLength = 200;

/**
 * One line for lists and notifications: markers stripped, white space folded, cut; "Image" and the
 * like for other types (MSG-2).
 */
export function messagePreview(content: MessageContent): string {
  if (content.type === "other") return content.label;
  const line = stripMarkup(content.text).replace(/\s+/g, " ").trim();
  if (line.length <= maxPreviewLength) return line;
  return `${line.slice(0, maxPreviewLength - 1).replace(/[\uD800-\uDBFF]$/, "")}…`;
}
