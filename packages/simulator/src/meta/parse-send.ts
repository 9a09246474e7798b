import { checkContent } from "./check-content.ts";
import {
  type GraphError,
  invalidParameter,
  invalidValue,
  messageError,
  missingParameter,
} from "./graph-error.ts";

export type SendMessage = {
  kind: "message";
  to: string;
  addressedBy: "phone" | "userId";
  type: string;
  content: Record<string, unknown>;
  contextId?: string;
  callbackData?: string;
  /** Deliver only to this owner of the phone (B.16). */
  identityHash?: string;
};
export type SendReceipt = { kind: "receipt"; messageId: string; isTyping: boolean };

type Body = Record<string, unknown>;

/** A business-scoped user id, or a parent one (F.1). */
const BSUID = /^[A-Z]{2}\.(?:ENT\.)?[A-Za-z0-9]{1,128}$/;

/** Reads the body of POST /messages as Meta does (B.1, B.6); a refusal comes back as `{ error }`. */
export function parseSend(body: unknown): SendMessage | SendReceipt | { error: GraphError } {
  if (!isObject(body))
    return { error: invalidParameter("The request body must be a JSON object.") };
  if (body.messaging_product === undefined) return { error: missingParameter("messaging_product") };
  if (body.messaging_product !== "whatsapp")
    return { error: invalidParameter("Param messaging_product must be one of {whatsapp}.") };
  return body.status === undefined ? parseMessage(body) : parseReceipt(body);
}

function parseReceipt(body: Body): SendReceipt | { error: GraphError } {
  if (body.status !== "read") return { error: invalidValue("Param status must be one of {read}.") };
  if (typeof body.message_id !== "string") return { error: missingParameter("message_id") };
  const typing = body.typing_indicator;
  if (typing !== undefined && !(isObject(typing) && typing.type === "text"))
    return { error: invalidValue("Param typing_indicator['type'] must be one of {text}.") };
  return { kind: "receipt", messageId: body.message_id, isTyping: typing !== undefined };
}

function parseMessage(body: Body): SendMessage | { error: GraphError } {
  const recipient = parseRecipient(body);
  if ("error" in recipient) return recipient;
  const type = body.type ?? "text";
  if (typeof type !== "string") return { error: invalidValue("Param type must be a string.") };
  const part = body[type];
  if (!isKnownType(type))
    return {
      error: messageError(
        131051,
        "Unsupported message type",
        `Message type ${type} is not supported.`,
      ),
    };
  if (!isObject(part)) return { error: missingParameter(type) };
  const error = checkContent(type, part) ?? checkOptions(body);
  if (error) return { error };
  const quoted = isObject(body.context) ? body.context.message_id : undefined;
  return {
    kind: "message",
    ...recipient,
    type,
    content: { [type]: part },
    ...(typeof quoted === "string" && { contextId: quoted }),
    ...(typeof body.biz_opaque_callback_data === "string" && {
      callbackData: body.biz_opaque_callback_data,
    }),
    ...(typeof body.recipient_identity_key_hash === "string" && {
      identityHash: body.recipient_identity_key_hash,
    }),
  };
}

function parseRecipient(
  body: Body,
): Pick<SendMessage, "to" | "addressedBy"> | { error: GraphError } {
  if (body.recipient_type !== undefined && body.recipient_type !== "individual")
    return { error: invalidValue("Param recipient_type must be one of {individual}.") };
  if (body.to !== undefined) {
    const digits = typeof body.to === "string" ? body.to.replace(/[\s().+-]/g, "") : "";
    if (!/^\d{7,15}$/.test(digits))
      return { error: invalidValue("Param to must be a phone number.") };
    return { to: digits, addressedBy: "phone" };
  }
  if (body.recipient === undefined) return { error: missingParameter("to") };
  if (typeof body.recipient !== "string" || !BSUID.test(body.recipient))
    return { error: invalidValue("Param recipient must be a business-scoped user ID.") };
  return { to: body.recipient, addressedBy: "userId" };
}

function checkOptions(body: Body): GraphError | null {
  const data = body.biz_opaque_callback_data;
  if (data !== undefined && typeof data !== "string")
    return invalidValue("Param biz_opaque_callback_data must be a string.");
  if (typeof data === "string" && data.length > 512)
    return invalidParameter("Param biz_opaque_callback_data must be at most 512 characters long.");
  if (
    body.context !== undefined &&
    !(isObject(body.context) && typeof body.context.message_id === "string")
  )
    return missingParameter("context['message_id']");
  return null;
}

const KNOWN_TYPES =
  "text image video audio document sticker location contacts interactive template reaction".split(
    " ",
  );

function isKnownType(type: string): boolean {
  return KNOWN_TYPES.includes(type);
}

function isObject(value: unknown): value is Body {
  return typeof value === "object" && value !== null && (!Array.isArray(value) || value.length > 0);
}
