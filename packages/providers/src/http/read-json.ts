import { cleanText } from "@parley/domain/messages";

/** Deeper parts are cut: later code may then walk any value by recursion. Documented payloads reach depth 12. */
const maxDepth = 64;

/** Stands in the place of a part that was nested too deep. */
export const tooDeep = "[nested too deep]";

/**
 * Bytes → JSON value that our store can hold: no NUL, no lone surrogates, no `__proto__` keys, at most 64 deep
 * (T-35, T-37, Z-02). `ok: false` when the bytes are not JSON.
 */
export function readJson(rawBody: Uint8Array): { ok: true; value: unknown } | { ok: false } {
  try {
    const root = { value: JSON.parse(new TextDecoder().decode(rawBody)) as unknown };
    sanitize(root);
    return { ok: true, value: root.value };
  } catch {
    return { ok: false };
  }
}

type Container = Record<string, unknown>;

/** Cleans in place with a list of its own instead of recursion: depth 10^6 must not overflow the stack. */
function sanitize(root: Container): void {
  const pending: { container: Container; depth: number }[] = [{ container: root, depth: 0 }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { container, depth } = next;
    for (const key of Object.keys(container)) {
      const value = container[key];
      const isContainer = typeof value === "object" && value !== null;
      if (isContainer && depth < maxDepth)
        pending.push({ container: value as Container, depth: depth + 1 });
      else if (isContainer) container[key] = tooDeep;
      else if (typeof value === "string") container[key] = cleanText(value);
      cleanKey(container, key);
    }
  }
}

function cleanKey(container: Container, key: string): void {
  const clean = cleanText(key);
  if (clean === key && key !== "__proto__") return;
  const value = container[key];
  delete container[key];
  if (clean !== "__proto__") container[clean] = value;
}
