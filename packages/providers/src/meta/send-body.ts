import type { SendRequest } from "../port/index.ts";
import { sendContent } from "./send-content.ts";

/**
 * The JSON of one send call (B.1). Null when the request names nobody who can be reached, or a file that was not
 * brought along.
 */
export function metaSendBody(request: SendRequest): Record<string, unknown> | null {
  const recipient = recipientOf(request.to);
  if (recipient === null || request.attemptId.length > 512) return null;
  const { files = {}, template, attemptId } = request;
  const content = sendContent(request.content, files, attemptId, template);
  if (content === null) return null;
  return {
    messaging_product: "whatsapp",
    recipient_type: "individual",
    ...recipient,
    ...content,
    ...contextOf(request),
    biz_opaque_callback_data: request.attemptId,
  };
}

/** Without "+" Meta prepends the business's own country code and may reach a stranger: such a number is refused. */
export function recipientOf({
  phone,
  bsuid,
}: SendRequest["to"]): { to: string } | { recipient: string } | null {
  if (phone !== undefined) return /^\+[1-9]\d{4,14}$/.test(phone) ? { to: phone } : null;
  return bsuid ? { recipient: bsuid } : null;
}

/** A quote; reactions take none (B.1). */
function contextOf({ content, quotedProviderMessageId }: SendRequest): Record<string, unknown> {
  if (content.type === "reaction" || quotedProviderMessageId === undefined) return {};
  return { context: { message_id: quotedProviderMessageId } };
}
