import type { AppKey } from "../app/app-key.ts";
import { AblyError } from "../protocol/ably-error.ts";
import { type Capability, intersectCapabilities, parseCapability } from "./capability.ts";
import { isSignedWith, type JwtParts, readJwt, signJwt } from "./jwt.ts";
import { readTrustedClaims, type TrustedClaims } from "./trusted-claims.ts";

/** What a verified token says. Times are ms since 1970. */
export interface Token {
  key: AppKey;
  issuedAt: number;
  expiresAt: number;
  capability: Capability;
  clientId: string | undefined;
  revocationKey: string | undefined;
  claims: TrustedClaims;
}

/** Token details as `requestToken` answers them. */
export interface TokenDetails {
  token: string;
  keyName: string;
  issued: number;
  expires: number;
  capability: string;
  clientId?: string;
}

export const MAX_TOKEN_MS = 24 * 60 * 60 * 1000;
const MAX_REVOCABLE_TOKEN_MS = 60 * 60 * 1000;

/** Longest life of a token of this key: 24 h, 1 h where tokens can be revoked. */
export function maxTokenMs(key: AppKey): number {
  return key.hasRevocableTokens ? MAX_REVOCABLE_TOKEN_MS : MAX_TOKEN_MS;
}

/** Mints a token of the key; it is an ordinary JWT of that key. */
export function issueToken(
  key: AppKey,
  want: { ttlMs: number; capability: Capability; clientId: string | undefined },
  now: number,
): TokenDetails {
  const capability = JSON.stringify(want.capability);
  const token = signJwt(key.name, key.secret, {
    // Fractions of a second are legal in a JWT and keep short test tokens exact.
    iat: now / 1000,
    exp: (now + want.ttlMs) / 1000,
    "x-ably-capability": capability,
    ...(want.clientId === undefined ? {} : { "x-ably-clientId": want.clientId }),
  });
  const details = { token, keyName: key.name, issued: now, expires: now + want.ttlMs, capability };
  return want.clientId === undefined ? details : { ...details, clientId: want.clientId };
}

/**
 * Verifies a token. Throws 40005 (not a token), 40144 (bad JWT), 40400 (unknown key), 40101 (bad signature),
 * 40142 (expired), 40003 (lives too long, or a claim of the wrong type), 40160 (no capability left).
 */
export function verifyToken(
  token: string,
  findKey: (keyName: string) => AppKey,
  now: number,
): Token {
  const parts = unwrapToken(token);
  const { header, claims } = parts;
  if (header.alg !== "HS256" || typeof header.kid !== "string")
    throw badJwt("it needs alg HS256 and a kid");
  const key = findKey(header.kid);
  if (!isSignedWith(parts, key.secret))
    throw new AblyError(40101, "the token signature does not match its key", 401);
  const issuedAt = msClaim(claims.iat, "iat");
  const expiresAt = msClaim(claims.exp, "exp");
  if (expiresAt <= now) throw new AblyError(40142, "the token has expired", 401);
  if (expiresAt - issuedAt > maxTokenMs(key))
    throw new AblyError(40003, "the token lives longer than its key allows");
  const asked = claims["x-ably-capability"];
  return {
    key,
    issuedAt,
    expiresAt,
    capability:
      asked === undefined
        ? key.capability
        : intersectCapabilities(parseCapability(asked), key.capability),
    clientId: textClaim(claims["x-ably-clientId"]),
    revocationKey: textClaim(claims["x-ably-revocation-key"]),
    claims: readTrustedClaims(claims),
  };
}

function unwrapToken(token: string): JwtParts {
  if (!token.includes(".")) throw new AblyError(40005, "the credential is not a token", 401);
  const parts = readJwt(token);
  const inner = parts.header["x-ably-token"] ?? parts.claims["x-ably-token"];
  return typeof inner === "string" ? readJwt(inner) : parts;
}

function msClaim(value: unknown, name: string): number {
  if (typeof value !== "number" || !Number.isFinite(value))
    throw badJwt(`the claim ${name} must be a number`);
  return Math.round(value * 1000);
}

function textClaim(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

function badJwt(why: string): AblyError {
  return new AblyError(40144, `invalid JWT; ${why}`, 401);
}
