import { argon2, randomBytes, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";
import { DomainError } from "@parley/domain/errors";
import pLimit from "p-limit";

/** Memory in KiB, passes, lanes: the OWASP minimum for argon2id (T-60). */
const cost = { memory: 19_456, passes: 2, parallelism: 1 };
const tagLength = 32;
const atOnce = pLimit(2);
const maxWaiting = 32;
const runArgon2 = promisify(argon2);

/** The argon2id hash of a password as a PHC string. Throws `auth.too_many_attempts` under a flood. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const tag = await derive(password, salt, cost);
  const { memory, passes, parallelism } = cost;
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${base64(salt)}$${base64(tag)}`;
}

/**
 * True if the password is the hashed one. With `hash` null (no such account) it takes as long and
 * answers false, so that timing tells nothing (T-11). Throws `auth.too_many_attempts` under a flood.
 */
export async function verifyPassword(hash: string | null, password: string): Promise<boolean> {
  const parsed = parse(hash ?? unknownAccount);
  const tag = await derive(password, parsed.salt, parsed.cost);
  return timingSafeEqual(tag, parsed.tag) && hash !== null;
}

const unknownAccount = `$argon2id$v=19$m=19456,t=2,p=1$${base64(Buffer.alloc(16))}$${base64(Buffer.alloc(32))}`;

function derive(password: string, nonce: Buffer, given: typeof cost): Promise<Buffer> {
  if (atOnce.pendingCount >= maxWaiting) {
    throw new DomainError(
      "auth.too_many_attempts",
      "unable to check the password; too many people are signing in. Try again in a minute",
    );
  }
  const message = Buffer.from(password.normalize("NFKC"));
  return atOnce(() => runArgon2("argon2id", { message, nonce, tagLength, ...given }));
}

function parse(hash: string) {
  const match = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([^$]+)\$([^$]+)$/.exec(hash);
  if (match === null) throw new Error("the stored password hash cannot be read");
  const [, memory, passes, parallelism, salt = "", tag = ""] = match;
  return {
    cost: { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) },
    salt: Buffer.from(salt, "base64"),
    tag: Buffer.from(tag, "base64"),
  };
}

function base64(bytes: Buffer): string {
  return bytes.toString("base64").replaceAll("=", "");
}
