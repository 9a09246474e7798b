import { capabilitiesOf } from "./capabilities.ts";
import type { Capabilities } from "./capability.ts";
import { checkContacts, checkLocation, checkReaction } from "./check-card.ts";
import { checkInteractive } from "./check-interactive.ts";
import { checkMedia } from "./check-media.ts";
import { type ContentIssue, requiredText } from "./content-issue.ts";
import type { ProviderId } from "./provider-id.ts";
import type { MessageContent } from "./schema.ts";

/**
 * All that keeps the provider from sending the content, in words for people; empty means it may be sent (MSG-7).
 * Never throws on a parsed content. Composer and server ask the same question.
 */
export function checkContent(content: MessageContent, provider: ProviderId): ContentIssue[] {
  const limits = capabilitiesOf(provider);
  switch (content.type) {
    case "text":
      return checkTextContent(content.text, limits);
    case "image":
    case "video":
    case "document":
    case "audio":
    case "voice":
    case "sticker":
      return checkMedia(content, limits);
    case "location":
      return checkLocation(content, limits);
    case "contacts":
      return checkContacts(content, limits);
    case "reaction":
      return checkReaction(content, limits);
    case "buttons":
    case "list":
    case "cta_url":
    case "flow":
    case "location_request":
    case "products":
      return checkInteractive(content, limits);
    case "template":
      // Its values are checked against the template itself (`validateParameters`).
      return [];
    default:
      return [
        { field: "type", code: "unsupported", message: "Only customers send such messages." },
      ];
  }
}

function checkTextContent(text: string, { maxTextLength }: Capabilities): ContentIssue[] {
  return requiredText(text, { field: "text", name: "The text", max: maxTextLength });
}
