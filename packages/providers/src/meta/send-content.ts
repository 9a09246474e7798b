import type { ContactCard, MediaPart } from "@parley/domain/messages";
import type { RenderedTemplate } from "@parley/domain/templates";
import { dropNull, dropUndefined } from "../http/index.ts";
import type { SendContent, SendRequest } from "../port/index.ts";
import { fileReference, type SendFiles } from "./file-reference.ts";
import { interactiveBody } from "./interactive-body.ts";

type Body = Record<string, unknown>;

/**
 * The part of a send that its type names (B.3–B.5, B.7). Null when the content names a file that is not among
 * `files`, or a template is not filled. `flowToken` comes back with a filled form.
 */
export function sendContent(
  content: SendContent,
  files: SendFiles,
  flowToken: string,
  template?: SendRequest["template"],
): Body | null {
  switch (content.type) {
    case "text":
      return part("text", textOf(content.text));
    case "image":
    case "video":
      return mediaPart(content.type, content.media, files, { caption: content.caption });
    case "document": {
      const { filename } = content.media;
      return mediaPart("document", content.media, files, { filename, caption: content.caption });
    }
    case "audio":
    case "sticker":
      return mediaPart(content.type, content.media, files, {});
    case "voice":
      return mediaPart("audio", content.media, files, { voice: true });
    case "location":
      return part("location", locationOf(content));
    case "contacts":
      return part("contacts", content.contacts.map(cardOf));
    case "reaction": {
      const { targetProviderMessageId, emoji } = content;
      return part("reaction", { message_id: targetProviderMessageId, emoji: emoji ?? "" });
    }
    case "buttons":
    case "list":
    case "cta_url":
    case "flow":
    case "location_request":
    case "products": {
      const interactive = interactiveBody(content, files, flowToken);
      return interactive && part("interactive", interactive);
    }
    case "template":
      return templatePart(content.rendered, template);
  }
}

function part(type: string, value: unknown): Body {
  return { type, [type]: value };
}

/** The names decide which template it is; an empty list of components is left out (B.8). */
function templatePart(
  { name, language }: RenderedTemplate,
  filled: SendRequest["template"],
): Body | null {
  if (filled === undefined || !("components" in filled)) return null;
  const { components } = filled;
  return part("template", {
    ...{ name, language: { code: language } },
    ...(components.length > 0 && { components }),
  });
}

function mediaPart(type: string, media: MediaPart, files: SendFiles, more: Body): Body | null {
  const reference = fileReference(media, files);
  return reference && part(type, { ...reference, ...dropNull(more) });
}

function textOf(body: string): Body {
  return /https?:\/\/\S/i.test(body) ? { body, preview_url: true } : { body };
}

function locationOf({
  latitude,
  longitude,
  name,
  address,
}: SendContent & { type: "location" }): Body {
  return { latitude, longitude, ...dropNull({ name, address }) };
}

/** Meta wants one more part of the name than it documents as required (B.5). */
function cardOf(card: ContactCard): Body {
  const { name, organization, phones, emails, urls, addresses, birthday } = card;
  return dropUndefined({
    name: { formatted_name: name, first_name: name },
    org: organization === null ? undefined : { company: organization },
    phones: listOf(phones, ({ phone, waId, label }) => ({ phone, wa_id: waId, type: label })),
    emails: listOf(emails, ({ email, label }) => ({ email, type: label })),
    urls: listOf(urls, ({ url, label }) => ({ url, type: label })),
    addresses: listOf(addresses, ({ text, label }) => ({ street: text, type: label })),
    birthday: birthday ?? undefined,
  });
}

function listOf<Item>(items: readonly Item[], body: (item: Item) => Body): Body[] | undefined {
  return items.length === 0 ? undefined : items.map((item) => dropNull(body(item)));
}
