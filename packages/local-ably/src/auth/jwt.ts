import { createHmac, randomUUID, timingSafeEqual } from "node:crypto";
import { AblyError } from "../protocol/ably-error.ts";

export interface JwtParts {
  header: Record<string, unknown>;
  claims: Record<string, unknown>;
  /** The text the signature covers. */
  signed: string;
  signature: Buffer;
}

/** Reads a JWT without trusting it. Throws 40144 if it is not one. */
export function readJwt(token: string): JwtParts {
  const [head = "", payload = "", signature = "", ...rest] = token.split(".");
  if (rest.length > 0) throw notAJwt();
  return {
    header: readPart(head),
    claims: readPart(payload),
    signed: `${head}.${payload}`,
    signature: Buffer.from(signature, "base64url"),
  };
}

/** Signs claims with HS256 as the key's owner would. */
export function signJwt(keyName: string, secret: string, claims: Record<string, unknown>): string {
  const header = { typ: "JWT", alg: "HS256", kid: keyName };
  const signed = `${writePart(header)}.${writePart({ ...claims, jti: randomUUID() })}`;
  return `${signed}.${hmac(secret, signed).toString("base64url")}`;
}

/** Whether the signature is HS256 of the signed part, compared in constant time. */
export function isSignedWith(parts: JwtParts, secret: string): boolean {
  return isSame(parts.signature, hmac(secret, parts.signed));
}

/** Constant-time comparison of texts or bytes of any length. */
export function isSame(a: string | Buffer, b: string | Buffer): boolean {
  const left = Buffer.from(a as string);
  const right = Buffer.from(b as string);
  return left.length === right.length && timingSafeEqual(left, right);
}

/** HMAC-SHA256. */
export function hmac(secret: string, text: string): Buffer {
  return createHmac("sha256", secret).update(text).digest();
}

function readPart(part: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, "base64url").toString("utf8"));
    if (typeof value === "object" && value !== null) return value as Record<string, unknown>;
  } catch {
    throw notAJwt();
  }
  throw notAJwt();
}

function writePart(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}

function notAJwt(): AblyError {
  return new AblyError(40144, "the token is not a well-formed JWT", 401);
}
