import { createHash, timingSafeEqual } from "node:crypto";

export type Handshake = { ok: true; challenge: string } | { ok: false };

/**
 * Meta's GET that proves the endpoint is ours (A.2). Answer `challenge` as text/plain with 200, anything else with
 * 403. Repeated parameters, a challenge that could be markup and a blank token are refused (T-33). Only the token's SHA-256 in hex is stored.
 */
export function verifyMetaHandshake(query: URLSearchParams, verifyTokenHash: string): Handshake {
  const challenge = only(query, "hub.challenge");
  const isAsked =
    only(query, "hub.mode") === "subscribe" && /^[A-Za-z0-9_-]{1,64}$/.test(challenge);
  const isKnown = isHashed(only(query, "hub.verify_token"), verifyTokenHash);
  return isAsked && isKnown ? { ok: true, challenge } : { ok: false };
}

/** The parameter's value if it came exactly once, else "". */
function only(query: URLSearchParams, name: string): string {
  const [value = "", ...others] = query.getAll(name);
  return others.length === 0 ? value : "";
}

/** Digests have one length, so neither the time nor an exception tells how long the stored token is. */
function isHashed(token: string, hash: string): boolean {
  const expected = Buffer.from(hash, "hex");
  const given = createHash("sha256").update(token).digest();
  return token.trim() !== "" && expected.length === 32 && timingSafeEqual(given, expected);
}
