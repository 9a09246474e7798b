import { type MediaId, newId } from "@parley/domain/ids";
import { type MessageContent, mediaOf } from "@parley/domain/messages";
import { parseMetaWebhook } from "@parley/providers/meta";

/** What a customer shared, read as its webhook would have been. `file` is where WhatsApp keeps it. */
export type SharedContent = {
  content: MessageContent;
  file: {
    mediaId: MediaId;
    mimeType: string;
    filename: string | null;
    providerMediaId: string;
  } | null;
};

/** The content of a provider's message object; its file gets an id of ours. Throws when it cannot be read. */
export function sharedContent(message: Record<string, unknown>): SharedContent {
  const value = { metadata: { phone_number_id: "0" }, messages: [message] };
  const entry = [{ id: "0", changes: [{ field: "messages", value }] }];
  const body = JSON.stringify({ object: "whatsapp_business_account", entry });
  const parsed = parseMetaWebhook(Buffer.from(body));
  const [element] = parsed.ok ? parsed.elements : [];
  if (element?.kind !== "message") throw new Error("what the customer shared cannot be read");
  const { content, file } = element;
  const part = mediaOf(content);
  const { providerMediaId } = file ?? {};
  if (part === null || providerMediaId === undefined) return { content, file: null };
  const mediaId = newId<MediaId>();
  part.mediaId = mediaId;
  const { mimeType, filename } = part;
  return { content, file: { mediaId, mimeType, filename, providerMediaId } };
}
