import { cleanText } from "@parley/domain/messages";
import { readJson } from "../http/index.ts";

/** Longest text kept. WhatsApp stops at 4,096; more is an attack, and is cut rather than lost. */
const maxText = 65_536;
const maxId = 1024;

/** A webhook's form, read leniently: a wrong value of a part we can do without counts as absent (section 4). */
export type TwilioForm = {
  /** A value as it was written, cleaned; undefined when absent or empty. */
  text(name: string): string | undefined;
  /** A value without the space around it; undefined when blank or too long to be an id. */
  id(name: string): string | undefined;
  isTrue(name: string): boolean;
  /** All of it, repeated names as lists, fit to be stored (4.1: parameters are added without notice). */
  raw: Record<string, string | string[]>;
};

/**
 * Bytes → form. A name that came more than once counts by its first value. What the form does not say itself is
 * looked up in `ChannelMetadata`, which repeats most of it (4.1). Never throws.
 */
export function readForm(rawBody: Uint8Array): TwilioForm {
  const form = new URLSearchParams(new TextDecoder().decode(rawBody));
  const channel = metadataContext(form.get("ChannelMetadata"));
  function text(name: string): string | undefined {
    const value = form.get(name) || channel[name];
    const isWord = ["string", "number", "boolean"].includes(typeof value);
    return (isWord && cleanText(String(value).slice(0, maxText))) || undefined;
  }
  return {
    text,
    id(name) {
      const value = text(name)?.trim();
      return value === undefined || value.length > maxId ? undefined : value || undefined;
    },
    isTrue: (name) => text(name)?.toLowerCase() === "true",
    raw: rawOf(form),
  };
}

/** JSON inside a parameter, cleaned; undefined when it is none. */
export function jsonOf(text: string | undefined): unknown {
  const json = readJson(new TextEncoder().encode(text ?? ""));
  return json.ok ? json.value : undefined;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** `data.context` of the metadata, without a prototype: a parameter's name must not find an inherited property. */
function metadataContext(metadata: string | null): Record<string, unknown> {
  const json = jsonOf(metadata ?? undefined);
  const data = isRecord(json) ? json.data : undefined;
  const context = isRecord(data) ? data.context : undefined;
  return Object.assign(Object.create(null), isRecord(context) ? context : {});
}

function rawOf(form: URLSearchParams): TwilioForm["raw"] {
  const values = new Map<string, string[]>();
  for (const [name, value] of form) {
    const key = cleanText(name);
    const list = values.get(key) ?? [];
    list.push(cleanText(value));
    if (key !== "__proto__") values.set(key, list);
  }
  const isOne = (list: string[]): list is [string] => list.length === 1;
  return Object.fromEntries([...values].map(([key, list]) => [key, isOne(list) ? list[0] : list]));
}
