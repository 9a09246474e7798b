/** Key-encryption keys by their name; the first wraps, every one unwraps (T-67). */
export type Keyring = { readonly current: string; readonly keys: ReadonlyMap<string, Buffer> };

/**
 * Reads `kid:base64,kid:base64`, newest first; each key is 32 bytes.
 * Throws with a sentence that names the problem, never the key.
 */
export function parseKeyring(text: string): Keyring {
  const keys = new Map<string, Buffer>();
  for (const part of text.split(",")) {
    const [kid = "", encoded = ""] = part.trim().split(":");
    const key = Buffer.from(encoded, "base64");
    if (!/^[a-z0-9_-]{1,32}$/i.test(kid) || key.length !== 32) {
      throw new Error("unable to read ENCRYPTION_KEY; it must be name:base64 of 32 bytes");
    }
    keys.set(kid, key);
  }
  const [current] = keys.keys();
  if (current === undefined) throw new Error("unable to read ENCRYPTION_KEY; it is empty");
  return { current, keys };
}
