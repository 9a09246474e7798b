import type { SendContent, SendRequest } from "../port/index.ts";

/** The JSON of one send call, or null when the request names nobody who can be reached (B.1, B.3, B.5). */
export function metaSendBody(request: SendRequest): Record<string, unknown> | null {
  const recipient = recipientOf(request.to);
  if (recipient === null || request.attemptId.length > 512) return null;
  return {
    messaging_product: "whatsapp",
    recipient_type: "individual",
    ...recipient,
    ...contentOf(request.content),
    ...contextOf(request),
    biz_opaque_callback_data: request.attemptId,
  };
}

/** Without "+" Meta prepends the business's own country code and may reach a stranger: such a number is refused. */
function recipientOf({
  phone,
  bsuid,
}: SendRequest["to"]): { to: string } | { recipient: string } | null {
  if (phone !== undefined) return /^\+[1-9]\d{4,14}$/.test(phone) ? { to: phone } : null;
  return bsuid ? { recipient: bsuid } : null;
}

function contentOf(content: SendContent): Record<string, unknown> {
  if (content.type === "reaction") {
    const { targetProviderMessageId, emoji } = content;
    return {
      type: "reaction",
      reaction: { message_id: targetProviderMessageId, emoji: emoji ?? "" },
    };
  }
  const preview = /https?:\/\/\S/i.test(content.text) ? { preview_url: true } : {};
  return { type: "text", text: { body: content.text, ...preview } };
}

/** A quote; reactions take none (B.1). */
function contextOf({ content, quotedProviderMessageId }: SendRequest): Record<string, unknown> {
  if (content.type === "reaction" || quotedProviderMessageId === undefined) return {};
  return { context: { message_id: quotedProviderMessageId } };
}
