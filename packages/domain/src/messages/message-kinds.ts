import type { ContentType, MessageContent, OtherContent } from "./schema.ts";

/** What people read for a kind of message, where its content says nothing better. */
const contentLabels = {
  text: "Text",
  image: "Image",
  video: "Video",
  document: "Document",
  audio: "Audio",
  voice: "Voice message",
  sticker: "Sticker",
  location: "Location",
  contacts: "Contact card",
  reaction: "Reaction",
  buttons: "Buttons",
  list: "List",
  cta_url: "Link button",
  flow: "Form",
  location_request: "Location request",
  products: "Products",
  template: "Template",
  button_reply: "Button reply",
  list_reply: "List reply",
  flow_reply: "Filled form",
  order: "Order",
  system: "System notice",
  deleted: "This message was deleted",
} as const satisfies Record<Exclude<ContentType, "other">, string>;

/** What people read for a provider's word that has no model (Cloud API reference A.8). */
const providerLabels: ReadonlyMap<string, string> = new Map([
  ...Object.entries(contentLabels),
  ["button", "Button reply"],
  ["interactive", "Interactive message"],
  ["edit", "Edited message"],
  ["revoke", "Deleted message"],
  ["request_welcome", "Chat opened"],
  ["media_placeholder", "Media"],
  ["poll", "Poll"],
]);

/** Label of a provider's message type; a type we have never heard of reads "Unsupported message" (G.1.2). */
export function messageKindLabel(providerType: string): string {
  return providerLabels.get(providerType) ?? "Unsupported message";
}

/** Label of any content: its kind in words people read. */
export function contentLabel(content: MessageContent): string {
  return content.type === "other" ? content.label : contentLabels[content.type];
}

/** Placeholder content for a type without a model, or without any: labelled, with the provider's object kept whole. */
export function otherContent(providerType: string, raw: unknown): OtherContent {
  const word = providerType === "" ? "unknown" : providerType;
  return { type: "other", providerType: word, label: messageKindLabel(word), raw };
}

/** The word by which `opensWindow` and `asksForAttention` know the content: its type, or the provider's word. */
export function messageKind(content: MessageContent): string {
  return content.type === "other" ? content.providerType : content.type;
}
