import msgpack from "@ably/msgpack-js";
import { AblyError } from "./ably-error.ts";
import type { Frame, WireFormat } from "./frame.ts";
import { type Payload, payloadForJson } from "./payload.ts";

/** Encodes one frame for a socket of the given format. */
export function encodeFrame(frame: Frame, format: WireFormat): string | Buffer {
  return format === "json" ? JSON.stringify(frameForJson(frame)) : encodeMsgpack(frame);
}

/** Decodes one frame. Throws 40000 for anything that is not an object with an action number. */
export function decodeFrame(raw: Buffer, format: WireFormat): Frame {
  const value = decodeBody(raw, format);
  if (typeof value !== "object" || value === null || typeof (value as Frame).action !== "number") {
    throw new AblyError(40000, "the frame is not a protocol message");
  }
  return dropNulls(value as Frame);
}

/** Encodes a value in MessagePack, leaving out undefined keys. */
export function encodeMsgpack(value: unknown): Buffer {
  return msgpack.encode(value, true);
}

/** Decodes a body of either format; throws 40000 if it is malformed. */
export function decodeBody(raw: Buffer, format: WireFormat): unknown {
  try {
    return format === "json" ? JSON.parse(raw.toString("utf8")) : msgpack.decode(raw);
  } catch {
    throw new AblyError(40000, `the body is not valid ${format}`);
  }
}

/** Encodes each distinct (format, channel name) once: subscribers of a channel share the bytes. */
export function sharedEncoder(
  frame: Frame,
): (format: WireFormat, channel: string) => string | Buffer {
  const done = new Map<string, string | Buffer>();
  return (format, channel) => {
    const key = format + channel;
    let encoded = done.get(key);
    if (encoded === undefined) {
      encoded = encodeFrame(frame.channel === channel ? frame : { ...frame, channel }, format);
      done.set(key, encoded);
    }
    return encoded;
  };
}

function frameForJson(frame: Frame): Frame {
  const hasBytes = frame.messages?.some(isBinary) || frame.presence?.some(isBinary);
  if (!hasBytes) return frame;
  return {
    ...frame,
    messages: frame.messages?.map(payloadForJson),
    presence: frame.presence?.map(payloadForJson),
  };
}

function isBinary(payload: Payload): boolean {
  return payload.data instanceof Uint8Array;
}

// Absent and null mean the same on the wire, so the rest of the server only meets absent.
function dropNulls(frame: Frame): Frame {
  const fields = frame as unknown as Record<string, unknown>;
  for (const key of Object.keys(fields)) if (fields[key] === null) delete fields[key];
  return frame;
}
