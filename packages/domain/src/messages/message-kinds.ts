import type { MessageContent, OtherContent } from "./schema.ts";

/** What people read for a provider's message type that has no model of its own yet (Cloud API reference A.8). */
const labels: ReadonlyMap<string, string> = new Map([
  ["image", "Image"],
  ["video", "Video"],
  ["audio", "Audio"],
  ["document", "Document"],
  ["sticker", "Sticker"],
  ["location", "Location"],
  ["contacts", "Contact card"],
  ["button", "Button reply"],
  ["interactive", "Interactive reply"],
  ["order", "Order"],
  ["template", "Template"],
  ["system", "System notice"],
  ["edit", "Edited message"],
  ["revoke", "Deleted message"],
  ["request_welcome", "Chat opened"],
  ["media_placeholder", "Media"],
  ["unsupported", "Unsupported message"],
]);

/** Label of a provider's message type; a type we have never heard of reads "Unsupported message" (G.1.2). */
export function messageKindLabel(providerType: string): string {
  return labels.get(providerType) ?? "Unsupported message";
}

/** Placeholder content for a type without a model: labelled, with the provider's object kept whole. */
export function otherContent(providerType: string, raw: unknown): OtherContent {
  return { type: "other", providerType, label: messageKindLabel(providerType), raw };
}

/** The provider's type word of any content: "text", "image", … Feeds `opensWindow`. */
export function messageKind(content: MessageContent): string {
  return content.type === "other" ? content.providerType : content.type;
}
