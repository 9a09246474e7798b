import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

const ivLength = 12;
const tagLength = 16;

/**
 * AES-256-GCM with a random 96-bit IV. `place` (workspace, row, field, key name …) is bound in as
 * additional data, so a sealed value opens nowhere else (T-66). Layout: IV, tag, ciphertext.
 */
export function seal(key: Buffer, place: readonly string[], plain: Buffer): Buffer {
  const iv = randomBytes(ivLength);
  const cipher = createCipheriv("aes-256-gcm", key, iv).setAAD(lengthPrefixed(place));
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]);
}

/** Opens what `seal` made with the same key and place; throws on any other. */
export function open(key: Buffer, place: readonly string[], sealed: Buffer): Buffer {
  const decipher = createDecipheriv("aes-256-gcm", key, sealed.subarray(0, ivLength), {
    authTagLength: tagLength,
  });
  decipher.setAAD(lengthPrefixed(place));
  decipher.setAuthTag(sealed.subarray(ivLength, ivLength + tagLength));
  return Buffer.concat([decipher.update(sealed.subarray(ivLength + tagLength)), decipher.final()]);
}

/** Parts cannot run into one another: ("ab", "c") differs from ("a", "bc"). */
function lengthPrefixed(parts: readonly string[]): Buffer {
  return Buffer.from(parts.map((part) => `${Buffer.byteLength(part)}:${part}`).join(""));
}
