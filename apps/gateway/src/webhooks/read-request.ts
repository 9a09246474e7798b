import type { WebhookRequest } from "@parley/providers/port";
import type { Context } from "hono";
import type { GatewayEnv } from "../http/request-id.ts";

type ReadRequest = WebhookRequest & {
  rawBody: Buffer;
  /** Of the called URL, without "?". */
  query: string | null;
};

/**
 * The request as a signature is checked against it. Its URL is the configured public one with the path and query
 * that were called, letter by letter; what Host and X-Forwarded headers say never counts (T-31). Null when the body
 * is encoded: what was signed are plain bytes.
 */
export async function readRequest(
  c: Context<GatewayEnv>,
  publicUrl: string,
): Promise<ReadRequest | null> {
  if ((c.req.header("content-encoding") ?? "identity") !== "identity") return null;
  const rawBody = Buffer.from(await c.req.arrayBuffer());
  const { url } = c.req;
  const called = url.slice(url.indexOf("/", url.indexOf("://") + 3));
  const queryAt = called.indexOf("?");
  return {
    rawBody,
    url: publicUrl.replace(/\/+$/, "") + called,
    query: queryAt === -1 ? null : called.slice(queryAt + 1),
    header: (name) => c.req.header(name) ?? null,
  };
}
