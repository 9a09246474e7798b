import { createHash, randomBytes, randomInt } from "node:crypto";

/** A new message id of Meta's look: `wamid.` and base64 of the phone's digits and a random part. */
export function createWamid(waId: string, direction: "in" | "out"): string {
  const phone = Buffer.from(waId.slice(0, 20), "ascii");
  const unique = Buffer.from(
    randomBytes(direction === "in" ? 10 : 9)
      .toString("hex")
      .toUpperCase(),
    "ascii",
  );
  const bytes = Buffer.concat([
    Buffer.from([0x1c, 0x18, phone.length]),
    phone,
    Buffer.from([0x15, 0x02, 0x00, direction === "in" ? 0x12 : 0x11, 0x18, unique.length]),
    unique,
    Buffer.from([0x00]),
  ]);
  return `wamid.${bytes.toString("base64")}`;
}

/** A person's business-scoped user id: the same for one portfolio and phone, another elsewhere. */
export function createUserId(portfolioId: string, waId: string, country: string): string {
  const digest = createHash("sha256").update(`${portfolioId}:${waId}`).digest();
  return `${country}.${((digest.readBigUInt64BE() % 9n) * 10n ** 16n + 10n ** 16n + (digest.readBigUInt64BE(8) % 10n ** 16n)).toString()}`;
}

/** A trace id as Graph answers carry. */
export function createTraceId(): string {
  return `A${randomBytes(8).toString("base64url")}`;
}

/** A media handle: sixteen digits. */
export function createMediaId(): string {
  return `${randomInt(1, 10)}${String(randomInt(0, 10 ** 12)).padStart(15, "0")}`;
}

/** The id of a template, a WABA object or the like: sixteen digits that a number can hold exactly. */
export function createObjectId(): string {
  return `1${String(randomInt(0, 10 ** 12)).padStart(14, "0")}`;
}

/** The id of a call. */
export function createCallId(): string {
  return `wacid.${randomBytes(24).toString("base64url")}`;
}

/** What a finished resumable upload is known by. */
export function createHandle(): string {
  return `4::${randomBytes(36).toString("base64url")}`;
}
