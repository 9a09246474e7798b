import { createHmac, randomBytes } from "node:crypto";

export type MetaMessage = {
  id?: string;
  from?: string;
  text?: string;
  at?: Date;
  name?: string;
  /** Replaces the type and its object, for other kinds of message. */
  raw?: Record<string, unknown>;
};

export type MetaStatus = {
  id: string;
  status: string;
  at?: Date;
  attemptRef?: string;
  errors?: { code: number; title: string }[];
};

/** A provider message id nobody used before. */
export function newWamid(): string {
  return `wamid.${randomBytes(18).toString("base64url")}`;
}

/** A webhook body as Meta's documents show it, with messages and statuses of one number. */
export function metaWebhook(
  providerNumberId: string,
  content: { messages?: MetaMessage[]; statuses?: MetaStatus[] },
): Record<string, unknown> {
  const { messages = [], statuses = [] } = content;
  const contacts = messages.map(({ from = "4915112345678", name = "Ana Lima" }) => ({
    profile: { name },
    wa_id: from,
  }));
  return {
    object: "whatsapp_business_account",
    entry: [
      {
        id: "102290129340398",
        changes: [
          {
            field: "messages",
            value: {
              messaging_product: "whatsapp",
              metadata: { display_phone_number: "15550783881", phone_number_id: providerNumberId },
              ...(messages.length > 0 && { contacts, messages: messages.map(toMessage) }),
              ...(statuses.length > 0 && { statuses: statuses.map(toStatus) }),
            },
          },
        ],
      },
    ],
  };
}

/** The body's bytes and the signature header Meta would send with the app secret. */
export function signMetaWebhook(
  body: unknown,
  appSecret: string,
): { bytes: Buffer; signature: string } {
  const bytes = Buffer.from(typeof body === "string" ? body : JSON.stringify(body));
  const digest = createHmac("sha256", appSecret).update(bytes).digest("hex");
  return { bytes, signature: `sha256=${digest}` };
}

function toMessage(message: MetaMessage): Record<string, unknown> {
  const { id = newWamid(), from = "4915112345678", text = "Hello", at = new Date(), raw } = message;
  const content = raw ?? { type: "text", text: { body: text } };
  return { from, id, timestamp: seconds(at), ...content };
}

function toStatus(status: MetaStatus): Record<string, unknown> {
  const { id, at = new Date(), attemptRef, errors } = status;
  return {
    id,
    status: status.status,
    timestamp: seconds(at),
    recipient_id: "4915112345678",
    ...(attemptRef !== undefined && { biz_opaque_callback_data: attemptRef }),
    ...(errors !== undefined && { errors }),
  };
}

function seconds(at: Date): string {
  return String(Math.floor(at.getTime() / 1000));
}

/** A webhook body with one change of any field, of the number's own account. */
export function metaChange(
  { providerNumberId }: { providerNumberId: string },
  field: string,
  value: Record<string, unknown>,
): Record<string, unknown> {
  const metadata = { display_phone_number: "15550783881", phone_number_id: providerNumberId };
  const entry = {
    id: `waba-${providerNumberId}`,
    changes: [{ field, value: { metadata, ...value } }],
  };
  return { object: "whatsapp_business_account", entry: [entry] };
}
