import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { parse as parseQuery, stringify as writeQuery } from "node:querystring";
import type { VerifyResult, WebhookRequest } from "../port/index.ts";

/**
 * Checks Twilio's signature: HMAC-SHA-1 with the account's auth token over the public URL and the sorted form, in
 * constant time (Twilio 8, T-31). A JSON body is bound by `bodySHA256` in the URL instead. A body of another kind is
 * invalid; a blank token gives "not_configured", never "valid". During a rotation ask once per token.
 */
export function verifyTwilioSignature(request: WebhookRequest, authToken: string): VerifyResult {
  if (authToken.trim() === "") return "not_configured";
  const signatures = [request.header("x-twilio-signature")].flat();
  const [signature] = signatures;
  if (signatures.length !== 1 || !signature) return "invalid";
  const [url = ""] = request.url.split("#", 1);
  if (!URL.canParse(url)) return "invalid";
  const signed = signedParams(request, url);
  if (signed === null) return "invalid";
  const sign = (start: string) => createHmac("sha1", authToken).update(start + signed, "utf8");
  return [...spellingsOf(url)].some((start) => isEqual(sign(start).digest("base64"), signature))
    ? "valid"
    : "invalid";
}

function isEqual(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

/** What is signed after the URL: nothing for a body whose hash is in the URL; null when the body cannot be bound. */
function signedParams({ rawBody, header }: WebhookRequest, url: string): string | null {
  const hash = new URL(url).searchParams.get("bodySHA256");
  if (hash !== null) {
    return isEqual(createHash("sha256").update(rawBody).digest("hex"), hash) ? "" : null;
  }
  if (rawBody.length === 0) return "";
  const contentType = [header("content-type")].flat()[0] ?? "";
  if (!/^application\/x-www-form-urlencoded\s*(?:;|$)/i.test(contentType)) return null;
  return sortedParams(new URLSearchParams(Buffer.from(rawBody).toString("utf8")));
}

/** Names in UTF-16 order; the distinct values of a repeated name sorted, each behind its name (8.1). */
function sortedParams(form: URLSearchParams): string {
  const valuesOf = new Map<string, Set<string>>();
  for (const [name, value] of form) {
    valuesOf.set(name, (valuesOf.get(name) ?? new Set()).add(value));
  }
  let text = "";
  for (const name of [...valuesOf.keys()].sort()) {
    for (const value of [...(valuesOf.get(name) ?? [])].sort()) text += name + value;
  }
  return text;
}

/** The ways Twilio has written one URL over time: with and without port, normalised, its query re-encoded (8.3). */
function spellingsOf(url: string): ReadonlySet<string> {
  const normalised = new URL(url).toString();
  const plain = [url, normalised].flatMap((one) => [withoutPort(one), withPort(one)]);
  return new Set([...plain, ...plain.slice(2).map(withLegacyQuery)]);
}

/** Split, not parsed: what stands in path and query must stay letter by letter. */
const partsOfUrl =
  /^([a-z][a-z0-9+.-]*:\/\/)((?:[^/?#]*@)?)(\[[^\]]*\]|[^/?#:]*)(:[^/?#]*)?(.*)$/is;

function withoutPort(url: string): string {
  return url.replace(partsOfUrl, "$1$2$3$5");
}

function withPort(url: string): string {
  return url.replace(partsOfUrl, (_, scheme, user, host, port, rest) => {
    const standard = scheme.toLowerCase() === "https://" ? ":443" : ":80";
    return `${scheme}${user}${host}${port || standard}${rest}`;
  });
}

function withLegacyQuery(url: string): string {
  const start = url.indexOf("?") + 1;
  if (start === 0 || start === url.length) return url;
  return url.slice(0, start) + writeQuery(parseQuery(url.slice(start)));
}
