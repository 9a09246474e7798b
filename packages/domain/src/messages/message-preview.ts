import { stripMarkup } from "../formatting/index.ts";
import { contentLabel } from "./message-kinds.ts";
import type { MessageContent } from "./schema.ts";

/** Longest preview, in UTF-16 units, the ellipsis included. */
export const maxPreviewLength = 200;

/**
 * One line for lists, quotes and notifications: what the message says, markers stripped, white space folded, cut;
 * the kind's label where it says nothing (MSG-2).
 */
export function messagePreview(content: MessageContent): string {
  const line = oneLine(stripMarkup(contentText(content))) || oneLine(contentLabel(content));
  if (line.length <= maxPreviewLength) return line;
  return `${line.slice(0, maxPreviewLength - 1).replace(/[\uD800-\uDBFF]$/, "")}…`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

/** The words a content carries, raw markers included; "" where it carries none. Also what search reads. */
export function contentText(content: MessageContent): string {
  switch (content.type) {
    case "text":
    case "system":
    case "flow_reply":
      return content.text;
    case "image":
    case "video":
      return content.caption ?? "";
    case "document":
      return content.caption ?? content.media.filename ?? "";
    case "location":
      return content.name ?? content.address ?? "";
    case "contacts":
      return content.contacts.map(({ name }) => name).join(", ");
    case "reaction":
      return content.emoji ?? "";
    case "buttons":
    case "list":
    case "cta_url":
    case "flow":
    case "location_request":
    case "products":
      return content.body;
    case "template":
      return content.rendered.body ?? content.rendered.cards[0]?.body ?? "";
    case "button_reply":
    case "list_reply":
      return content.title;
    case "order":
      return content.text ?? "";
    default:
      return "";
  }
}
