import { createHmac, timingSafeEqual } from "node:crypto";
import type { VerifyResult, WebhookRequest } from "../port/index.ts";

/** The header that carries the signature; the older SHA-1 header beside it is ignored (A.3). */
const signatureHeader = "x-hub-signature-256";

/**
 * Checks Meta's signature: HMAC-SHA-256 with the app secret over the raw bytes, in constant time (A.3, T-30).
 * Exactly one header, `sha256=` and 64 hex digits in lower case as Meta documents and sends it: any other spelling is
 * a forgery or a proxy at work, and is refused. A blank secret gives "not_configured", never "valid".
 */
export function verifyMetaSignature(request: WebhookRequest, appSecret: string): VerifyResult {
  if (appSecret.trim() === "") return "not_configured";
  const values = [request.header(signatureHeader)].flat();
  const digits =
    values.length === 1 ? /^sha256=([0-9a-f]{64})$/.exec(values[0] ?? "")?.[1] : undefined;
  if (digits === undefined) return "invalid";
  const expected = createHmac("sha256", appSecret).update(request.rawBody).digest();
  return timingSafeEqual(Buffer.from(digits, "hex"), expected) ? "valid" : "invalid";
}
