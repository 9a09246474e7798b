import { isBsuid } from "@parley/domain/identity";
import type { SendContent, SendRequest } from "../port/index.ts";
import { toContentDefinition } from "./content-definition.ts";
import { statusCallbackUrl } from "./status-callback.ts";

/** The key in `files` of the vCard that stands for a message of contacts: their content names no file of its own. */
export const contactsFile = "contacts";

type Fields = Record<string, string>;

/**
 * The form of one send call, or null when Twilio has no such message (section 6.1): reactions, quotes, requests for a
 * location, products, a caption on anything but an image (Twilio drops it, 5.2), a file without a link, an interactive
 * message without its content object, a recipient or a callback URL that is none. Nothing is left out in silence.
 */
export function twilioSendFields(request: SendRequest, from: string): URLSearchParams | null {
  const to = recipientOf(request.to);
  const fields = contentFields(request);
  const callback =
    request.statusCallbackUrl === undefined
      ? {}
      : { StatusCallback: statusCallbackUrl(request.statusCallbackUrl, request.attemptId) };
  if (to === null || fields === null || callback.StatusCallback === null) return null;
  if (request.quotedProviderMessageId !== undefined) return null;
  if (!/^whatsapp:\+[1-9]\d{4,14}$/.test(from) || request.attemptId.length > 512) return null;
  return new URLSearchParams({ To: to, From: from, ...fields, ...(callback as Fields) });
}

function recipientOf({ phone, bsuid }: SendRequest["to"]): string | null {
  if (phone !== undefined) return /^\+[1-9]\d{4,14}$/.test(phone) ? `whatsapp:${phone}` : null;
  return bsuid !== undefined && isBsuid(bsuid) ? `whatsapp:${bsuid}` : null;
}

function contentFields(request: SendRequest): Fields | null {
  const { content } = request;
  switch (content.type) {
    case "text":
      return { Body: content.text };
    case "location":
      return locationFields(content);
    case "contacts":
      return mediaFields(request, contactsFile, null);
    case "image":
      return mediaFields(request, content.media.mediaId, content.caption);
    case "video":
    case "document":
      return content.caption ? null : mediaFields(request, content.media.mediaId, null);
    case "audio":
    case "voice":
    case "sticker":
      return mediaFields(request, content.media.mediaId, null);
    case "buttons":
    case "list":
    case "cta_url": {
      const plan = toContentDefinition(content);
      return plan.ok ? contentObjectFields(request, plan.variables) : null;
    }
    case "flow":
      return contentObjectFields(request, {});
    case "template": {
      const { template } = request;
      return template !== undefined && "variables" in template
        ? contentObjectFields(request, { ...template.variables })
        : null;
    }
    default:
      return null;
  }
}

function mediaFields(
  { files }: SendRequest,
  key: string | null,
  caption: string | null,
): Fields | null {
  const file = key !== null && files && Object.hasOwn(files, key) ? files[key] : undefined;
  const link = file !== undefined && "link" in file ? file.link : "";
  if (!/^https?:\/\//i.test(link) || !URL.canParse(link)) return null;
  return { MediaUrl: link, ...(caption ? { Body: caption } : {}) };
}

/** `Body` is required beside a place and names it (section 6). */
function locationFields(content: Extract<SendContent, { type: "location" }>): Fields {
  const point = [content.latitude, content.longitude].map(decimal).join(",");
  const name = content.name || content.address || point;
  // The label ends the action: a bar or a line break in it would be read as one more part.
  const label = (content.address || content.name || "").replace(/[|\r\n]+/g, " ").trim();
  return { Body: name, PersistentAction: `geo:${point}${label === "" ? "" : `|${label}`}` };
}

/** Six places are a hand's breadth; more could be written with an exponent. */
function decimal(degrees: number): string {
  return String(Number(degrees.toFixed(6)));
}

function contentObjectFields({ contentId }: SendRequest, variables: Fields): Fields | null {
  if (contentId === undefined || !/^HX[0-9a-fA-F]{32}$/.test(contentId)) return null;
  const isPlain = Object.keys(variables).length === 0;
  return {
    ContentSid: contentId,
    ...(isPlain ? {} : { ContentVariables: JSON.stringify(variables) }),
  };
}
