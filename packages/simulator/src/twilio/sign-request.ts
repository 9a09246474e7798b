import { createHash, createHmac } from "node:crypto";

/**
 * The X-Twilio-Signature of a form: HMAC-SHA1 over the URL without its fragment and every name and
 * value in order of the names; repeated values count once, sorted.
 */
export function signForm(authToken: string, url: string, form: URLSearchParams): string {
  const names = [...new Set(form.keys())].toSorted(byCodeUnit);
  const pairs = names.flatMap((name) =>
    [...new Set(form.getAll(name))].toSorted(byCodeUnit).map((value) => name + value),
  );
  return hmac(authToken, withoutFragment(url) + pairs.join(""));
}

/** A JSON body's URL with its hash in `bodySHA256`, and the signature over that URL alone. */
export function signJson(
  authToken: string,
  url: string,
  body: Uint8Array,
): { url: string; signature: string } {
  const bare = withoutFragment(url);
  const digest = createHash("sha256").update(body).digest("hex");
  const signed = `${bare}${bare.includes("?") ? "&" : "?"}bodySHA256=${digest}`;
  return { url: signed, signature: hmac(authToken, signed) };
}

function hmac(authToken: string, text: string): string {
  return createHmac("sha1", authToken).update(text, "utf8").digest("base64");
}

function withoutFragment(url: string): string {
  return url.split("#", 1)[0] ?? url;
}

function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
