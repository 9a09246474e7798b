import { type MediaPart, type MessageContent, otherContent } from "@parley/domain/messages";
import type { InboundFile } from "../port/index.ts";
import { isVcard } from "./contact-vcard.ts";
import { isRecord, jsonOf, type TwilioForm } from "./payload.ts";

export type ParsedContent = { content: MessageContent; file?: InboundFile };

/**
 * What a message holds, in the order of 4.3: button, list, flow, location, file by its type, text. Anything else is
 * kept whole behind its label. `MessageType` is a hint alone: it tells a document from a picture, and a kind without
 * a model from a text.
 */
export function parseContent(form: TwilioForm): ParsedContent {
  const content = replyContent(form) ?? locationContent(form);
  if (content !== null) return { content };
  const url = form.id("MediaUrl0");
  if (url !== undefined) return { content: mediaContent(form), file: { url } };
  return { content: textContent(form) };
}

function replyContent(form: TwilioForm): MessageContent | null {
  const body = form.text("Body") ?? "";
  const payload = form.text("ButtonPayload");
  const buttonText = form.text("ButtonText");
  if (payload !== undefined || buttonText !== undefined) {
    const title = buttonText ?? (body || (payload ?? ""));
    return { type: "button_reply", id: payload ?? null, title };
  }
  return listReply(form, body) ?? flowReply(form, body);
}

/** `ListId` and `ListTitle` are used everywhere and documented nowhere (section 21): the other place is tried too. */
function listReply(form: TwilioForm, body: string): MessageContent | null {
  const data = jsonOf(form.text("InteractiveData"));
  const reply = isRecord(data) && isRecord(data.list_reply) ? data.list_reply : {};
  const id = form.text("ListId") ?? wordOf(reply.id);
  if (id === undefined) return null;
  const title = form.text("ListTitle") ?? wordOf(reply.title) ?? body;
  return { type: "list_reply", id, title, description: wordOf(reply.description) ?? null };
}

function wordOf(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

function flowReply(form: TwilioForm, text: string): MessageContent | null {
  const data = form.text("FlowData");
  if (data === undefined) return null;
  const json = jsonOf(data);
  if (!isRecord(json)) return { type: "flow_reply", text, answers: null };
  const { flow_token: _, ...answers } = json;
  return { type: "flow_reply", text, answers };
}

function locationContent(form: TwilioForm): MessageContent | null {
  const [latitude, longitude] = [degrees(form, "Latitude", 90), degrees(form, "Longitude", 180)];
  if (latitude === null || longitude === null) return null;
  const [name, address] = [form.text("Label") ?? null, form.text("Address") ?? null];
  return { type: "location", latitude, longitude, name, address, url: null };
}

function degrees(form: TwilioForm, name: string, most: number): number | null {
  const value = Number(form.id(name) ?? Number.NaN);
  return Math.abs(value) <= most ? value : null;
}

function mediaContent(form: TwilioForm): MessageContent {
  const mimeType = mimeTypeOf(form.id("MediaContentType0"));
  const word = form.id("MessageType")?.toLowerCase();
  const media: MediaPart = { mediaId: null, mimeType, filename: null, sizeBytes: null };
  const caption = form.text("Body") ?? null;
  const [family] = mimeType.split("/");
  // Its body is the file's name, not what the customer wrote (section 0, 8), whatever the file is.
  if (word === "document") return documentContent(media, caption);
  if (word === "sticker" || mimeType === "image/webp") {
    return { type: "sticker", media, isAnimated: false };
  }
  if (family === "image" || family === "video") return { type: family, media, caption };
  // Twilio does not mark a voice note (4.1); the word is read should it ever do so.
  if (family === "audio") return { type: word === "voice" ? "voice" : "audio", media };
  return documentContent(media, isVcard(mimeType) ? (caption ?? "contact.vcf") : caption);
}

function documentContent(media: MediaPart, filename: string | null): MessageContent {
  return {
    type: "document",
    media: { ...media, filename: filename?.slice(0, 255).toWellFormed() ?? null },
    caption: null,
  };
}

function mimeTypeOf(contentType: string | undefined): string {
  const [type = ""] = (contentType ?? "").toLowerCase().split(";", 1);
  return /^[\w.+-]+\/[\w.+-]+$/.test(type.trim()) ? type.trim() : "application/octet-stream";
}

const textTypes: ReadonlySet<string | undefined> = new Set([
  undefined,
  "text",
  "button",
  "interactive",
]);

function textContent(form: TwilioForm): MessageContent {
  const text = form.text("Body");
  const word = form.id("MessageType")?.toLowerCase().slice(0, 64).toWellFormed();
  if (text !== undefined && textTypes.has(word)) return { type: "text", text };
  const isFileMissing = /^0*[1-9]\d*$/.test(form.id("NumMedia") ?? "");
  return otherContent(word ?? (isFileMissing ? "media_placeholder" : "unknown"), form.raw);
}
