import { createHmac } from "node:crypto";

/** The X-Hub-Signature-256 header for exact body bytes and an app secret. */
export function signBody(body: Uint8Array, appSecret: string): string {
  return `sha256=${createHmac("sha256", appSecret).update(body).digest("hex")}`;
}
