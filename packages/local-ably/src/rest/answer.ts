import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { AblyError, toAblyError } from "../protocol/ably-error.ts";
import { decodeBody, encodeMsgpack } from "../protocol/codec.ts";
import type { WireFormat } from "../protocol/frame.ts";

const MSGPACK = "application/x-msgpack";

/** Answers in the format the client accepts; `envelope=json` wraps status and headers into the body (browsers). */
export function answer(
  c: Context,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): Response {
  if (c.req.query("envelope") === "json") {
    const envelope = { statusCode: status, response: body, headers: lowerCased(headers) };
    return c.body(JSON.stringify(envelope), 200, { "Content-Type": "application/json" });
  }
  const code = status as ContentfulStatusCode;
  // The SDK reads the body only if the content type has no charset.
  if (formatFor(c, "accept") === "json") {
    return c.body(JSON.stringify(body), code, { ...headers, "Content-Type": "application/json" });
  }
  return c.body(new Uint8Array(encodeMsgpack(body)), code, { ...headers, "Content-Type": MSGPACK });
}

/** Answers an error with Ably's body and headers. */
export function answerError(c: Context, thrown: unknown): Response {
  const { body } = toAblyError(thrown);
  return answer(
    c,
    body.statusCode,
    { error: body },
    {
      "X-Ably-Errorcode": String(body.code),
      // A header takes no line breaks and no letters beyond ASCII.
      "X-Ably-Errormessage": body.message.replace(/[^\x20-\x7e]/g, "?"),
    },
  );
}

/** Reads a request body of either format. Throws 40000 if it is malformed, 40009 if it is huge. */
export async function readBody(c: Context, maxBytes: number): Promise<unknown> {
  const raw = Buffer.from(await c.req.arrayBuffer());
  if (raw.length > maxBytes)
    throw new AblyError(40009, `the request exceeds ${maxBytes} bytes`, 413);
  return decodeBody(raw, formatFor(c, "content-type"));
}

/** The format named by a header, JSON unless it says MessagePack. */
export function formatFor(c: Context, header: "accept" | "content-type"): WireFormat {
  if (header === "accept" && c.req.query("format") === "msgpack") return "msgpack";
  return c.req.header(header)?.includes("msgpack") ? "msgpack" : "json";
}

function lowerCased(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
  );
}
