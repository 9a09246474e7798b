/** Somebody else's JSON object: nothing is known about its fields. */
export type RawObject = Readonly<Record<string, unknown>>;

/** The value as an object, or null when it is none. */
export function asObject(raw: unknown): RawObject | null {
  return typeof raw === "object" && raw !== null && !Array.isArray(raw) ? (raw as RawObject) : null;
}

/** The value as an object; an empty one when it is none. */
export function objectOf(raw: unknown): RawObject {
  return asObject(raw) ?? {};
}

/** The value as a text, numbers written out; null when it is neither. */
export function textOf(raw: unknown): string | null {
  if (typeof raw === "number") return String(raw);
  return typeof raw === "string" ? raw : null;
}

/** The value as a finite number, from a number or digits; null when it is neither. */
export function numberOf(raw: unknown): number | null {
  const text = textOf(raw)?.trim() ?? "";
  return text !== "" && Number.isFinite(Number(text)) ? Number(text) : null;
}

/** The value as a list; an empty one when it is none. */
export function listOf(raw: unknown): readonly unknown[] {
  return Array.isArray(raw) ? raw : [];
}

/** The first text in a list, or the text itself: providers write samples both ways. */
export function firstText(raw: unknown): string | null {
  return textOf(Array.isArray(raw) ? raw[0] : raw);
}

/** Every text inside a value, in the order written. Without recursion: depth is the sender's choice. */
export function textsIn(raw: unknown): string[] {
  const texts: string[] = [];
  const open: unknown[] = [raw];
  while (open.length > 0) {
    const value = open.pop();
    if (typeof value === "string") texts.push(value);
    else if (typeof value === "object" && value !== null)
      for (const inner of Object.values(value).reverse()) open.push(inner);
  }
  return texts;
}
