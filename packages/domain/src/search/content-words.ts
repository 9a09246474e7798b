import type { MessageContent } from "../messages/index.ts";
import type { RenderedHeader } from "../templates/index.ts";
import { readWords } from "./read-words.ts";

/** No message a person writes has more; a list of numbers need not be found by the last of them. */
export const maxContentWords = 512;

/** The distinct words by which a message is found (SEA-5). */
export function contentWords(content: MessageContent): string[] {
  const found = searchTexts(content).flatMap(readWords);
  return [...new Set(found.map(({ word }) => word))].slice(0, maxContentWords);
}

/**
 * The texts of a message that people may look for, the most telling first: what was written, captions, names of files,
 * places and people. Nothing of a message that was taken back, of reactions and of lines about the customer (SEA-5).
 */
export function searchTexts(content: MessageContent): string[] {
  return textsOf(content).flatMap((text) => (text == null || text.trim() === "" ? [] : [text]));
}

function textsOf(content: MessageContent): (string | null | undefined)[] {
  switch (content.type) {
    case "text":
    case "flow_reply":
    case "order":
      return [content.text];
    case "image":
    case "video":
    case "document":
      return [content.caption, content.media.filename];
    case "audio":
    case "voice":
    case "sticker":
      return [content.media.filename];
    case "location":
      return [content.name, content.address];
    case "contacts":
      return content.contacts.flatMap(({ name, organization, phones, emails }) => [
        ...[name, organization],
        ...phones.map(({ phone }) => phone),
        ...emails.map(({ email }) => email),
      ]);
    case "button_reply":
      return [content.title];
    case "list_reply":
      return [content.title, content.description];
    case "location_request":
      return [content.body];
    case "template":
      return renderedTexts(content.rendered);
    case "buttons":
    case "list":
    case "cta_url":
    case "flow":
    case "products":
      return [content.body, headerText(content.header), content.footer];
    case "reaction":
    case "system":
    case "deleted":
    case "other":
      return [];
  }
}

type Rendered = (MessageContent & { type: "template" })["rendered"];

function renderedTexts({ header, body, footer, cards }: Rendered) {
  return [body, templateHeaderText(header), footer, ...cards.map((card) => card.body)];
}

function headerText(header: (MessageContent & { type: "buttons" })["header"]) {
  return header?.type === "text" ? header.text : header?.media.filename;
}

function templateHeaderText(header: RenderedHeader | null) {
  if (header?.type === "text") return header.text;
  if (header?.type === "media") return header.fileName;
  return header?.type === "location" ? header.name : null;
}
