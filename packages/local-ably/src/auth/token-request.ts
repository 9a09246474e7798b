import type { AppKey } from "../app/app-key.ts";
import { AblyError } from "../protocol/ably-error.ts";
import { intersectCapabilities, parseCapability } from "./capability.ts";
import { hmac, isSame } from "./jwt.ts";
import { issueToken, maxTokenMs, type TokenDetails } from "./token.ts";

const WINDOW_MS = 2 * 60 * 1000;
const DEFAULT_TTL_MS = 60 * 60 * 1000;

/** Body of `POST /keys/{keyName}/requestToken`; numbers may come as text. */
export interface TokenRequest {
  keyName?: unknown;
  timestamp?: unknown;
  nonce?: unknown;
  mac?: unknown;
  ttl?: unknown;
  capability?: unknown;
  clientId?: unknown;
}

/** Nonces of the last minutes, so that a signed request works once. */
export class NonceMemory {
  readonly #seen = new Map<string, number>();

  /** Remembers a nonce. Throws 40105 if it was used within the acceptance window. */
  use(nonce: string, now: number): void {
    for (const [known, at] of this.#seen) {
      if (now - at <= 2 * WINDOW_MS) break;
      this.#seen.delete(known);
    }
    if (this.#seen.has(nonce)) throw new AblyError(40105, "the nonce was used before", 401);
    this.#seen.set(nonce, now);
  }
}

/**
 * Answers a TokenRequest. `isKeyHolder` says that the caller proved the key by Basic auth, so no mac is needed.
 * Throws 40101 (mac), 40104 (timestamp), 40105 (nonce), 40003 (ttl), 40000/40160 (capability), 40012 (clientId).
 */
export function answerTokenRequest(
  key: AppKey,
  request: TokenRequest,
  isKeyHolder: boolean,
  nonces: NonceMemory,
  now: number,
): TokenDetails {
  if (request.keyName !== undefined && request.keyName !== null && request.keyName !== key.name) {
    throw new AblyError(40102, "the token request is for another key", 401);
  }
  if (request.mac) assertSigned(key, request, nonces, now);
  else if (!isKeyHolder) throw new AblyError(40101, "the token request is not signed", 401);
  return issueToken(
    key,
    {
      ttlMs: ttlOf(request.ttl, maxTokenMs(key)),
      capability: isBlank(request.capability)
        ? key.capability
        : intersectCapabilities(parseCapability(request.capability), key.capability),
      clientId: clientIdOf(request.clientId),
    },
    now,
  );
}

/** The text a TokenRequest's mac covers: each field followed by a newline, absent ones empty. */
export function signableTokenRequest(request: TokenRequest): string {
  const { keyName, ttl, capability, clientId, timestamp, nonce } = request;
  return [keyName, ttl, capability, clientId, timestamp, nonce]
    .map((field) => `${field ?? ""}\n`)
    .join("");
}

function assertSigned(key: AppKey, request: TokenRequest, nonces: NonceMemory, now: number): void {
  const expected = hmac(
    key.secret,
    signableTokenRequest({ ...request, keyName: key.name }),
  ).toString("base64");
  if (!isSame(String(request.mac), expected))
    throw new AblyError(40101, "the mac of the token request is wrong", 401);
  const timestamp = Number(request.timestamp);
  if (!Number.isFinite(timestamp) || Math.abs(now - timestamp) > WINDOW_MS) {
    throw new AblyError(40104, "the timestamp of the token request is not current", 401);
  }
  if (isBlank(request.nonce)) throw new AblyError(40101, "the token request has no nonce", 401);
  nonces.use(`${key.name}:${String(request.nonce)}`, now);
}

function ttlOf(ttl: unknown, maxMs: number): number {
  if (isBlank(ttl)) return DEFAULT_TTL_MS;
  const ttlMs = Number(ttl);
  if (Number.isInteger(ttlMs) && ttlMs > 0 && ttlMs <= maxMs) return ttlMs;
  throw new AblyError(40003, `the ttl must be a whole number of milliseconds up to ${maxMs}`);
}

function clientIdOf(clientId: unknown): string | undefined {
  if (isBlank(clientId)) return undefined;
  if (typeof clientId !== "string") throw new AblyError(40012, "the clientId must be text");
  return clientId;
}

function isBlank(value: unknown): boolean {
  return value === undefined || value === null || value === "";
}
