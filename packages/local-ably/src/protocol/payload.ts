import { AblyError } from "./ably-error.ts";

/** The part of a message or presence event that carries data. */
export interface Payload {
  data?: unknown;
  encoding?: string | undefined;
}

/**
 * Brings received data into the form kept inside the server: text or bytes.
 * A trailing `base64` step is undone, structured data without an encoding becomes JSON text.
 * Throws 40013 for data no receiver could read.
 */
export function normalizePayload(payload: Payload): Payload {
  const { data } = payload;
  const encoding = payload.encoding ?? undefined;
  if (data === null || data === undefined) return { data: undefined, encoding };
  if (typeof data === "string")
    return encoding === undefined ? { data, encoding } : undoBase64(data, encoding);
  if (data instanceof Uint8Array) return { data: toBuffer(data), encoding };
  if (typeof data === "object") {
    if (encoding !== undefined)
      throw new AblyError(40013, "data with an encoding must be text or binary");
    return { data: JSON.stringify(data), encoding: "json" };
  }
  throw new AblyError(40013, "data must be text, binary or a JSON object or array");
}

/** The same payload for a JSON receiver: bytes become base64 text and the encoding says so. */
export function payloadForJson<T extends Payload>(payload: T): T {
  if (!(payload.data instanceof Uint8Array)) return payload;
  const encoding = payload.encoding ? `${payload.encoding}/base64` : "base64";
  return { ...payload, data: toBuffer(payload.data).toString("base64"), encoding };
}

/** Size in bytes that counts against the message limit: data, names, client ids and extras. */
export function payloadSize(
  message: Payload & { name?: unknown; clientId?: unknown; extras?: unknown },
): number {
  let size = textSize(message.name) + textSize(message.clientId);
  if (message.extras) size += JSON.stringify(message.extras).length;
  if (message.data instanceof Uint8Array) return size + message.data.byteLength;
  return size + textSize(message.data);
}

function undoBase64(data: string, encoding: string): Payload {
  if (encoding !== "base64" && !encoding.endsWith("/base64")) return { data, encoding };
  const rest = encoding.slice(0, -"/base64".length);
  return { data: Buffer.from(data, "base64"), encoding: rest === "" ? undefined : rest };
}

function textSize(value: unknown): number {
  return typeof value === "string" ? Buffer.byteLength(value) : 0;
}

function toBuffer(bytes: Uint8Array): Buffer {
  return Buffer.isBuffer(bytes)
    ? bytes
    : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
