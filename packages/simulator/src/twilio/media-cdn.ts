import { createHmac, timingSafeEqual } from "node:crypto";
import type { Store, TwilioMedia } from "../store/index.ts";

const LIFETIME_S = 4 * 60 * 60;

/**
 * Where a file's bytes are for the next four hours, signed: on another origin than the API, as at
 * Twilio, so that a client that carries its credentials along is found out.
 */
export function toCdnUrl(
  store: Store,
  media: TwilioMedia,
  requestUrl: string,
  now: number,
): string {
  const account = store.get("twilioAccount", media.accountSid);
  const expires = String(Math.floor(now / 1000) + LIFETIME_S);
  const signature = sign(account?.authToken ?? "", media.sid, expires);
  const base = account?.mediaOrigin ?? otherOrigin(requestUrl);
  return `${base}/twilio-media/${media.sid}?Expires=${expires}&Signature=${signature}`;
}

/** Serves a signed file. A request that still has credentials is refused, as object stores do. */
export function readCdn(store: Store, request: Request, sid: string, now: number): Response {
  const media = store.get("twilioMedia", sid);
  const query = new URL(request.url).searchParams;
  const expires = query.get("Expires") ?? "0";
  const account = media && store.get("twilioAccount", media.accountSid);
  if (!media || !account) return new Response("NoSuchKey", { status: 404 });
  if (request.headers.has("authorization"))
    return new Response("Only one auth mechanism allowed", { status: 400 });
  const expected = sign(account.authToken, sid, expires);
  if (!isEqual(expected, query.get("Signature") ?? "") || Number(expires) * 1000 < now)
    return new Response("AccessDenied", { status: 403 });
  return new Response(Buffer.from(media.base64, "base64"), {
    headers: { "Content-Type": media.contentType, "X-Content-Type-Options": "nosniff" },
  });
}

/** The same machine under its other loopback name; any other host stays what it is. */
function otherOrigin(requestUrl: string): string {
  const url = new URL(requestUrl);
  if (url.hostname === "127.0.0.1") url.hostname = "localhost";
  else if (url.hostname === "localhost") url.hostname = "127.0.0.1";
  return url.origin;
}

function sign(secret: string, sid: string, expires: string): string {
  return createHmac("sha256", secret).update(`${sid}:${expires}`).digest("base64url");
}

function isEqual(a: string, b: string): boolean {
  const [x, y] = [Buffer.from(a), Buffer.from(b)];
  return x.length === y.length && timingSafeEqual(x, y);
}
