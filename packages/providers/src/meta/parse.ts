import { ElementList, readJson } from "../http/index.ts";
import type { ParsedWebhook } from "../port/index.ts";
import { parseMessage } from "./parse-message.ts";
import { parseContacts } from "./parse-sender.ts";
import { parseStatus } from "./parse-status.ts";
import {
  changeSchema,
  entrySchema,
  envelopeSchema,
  type MetaEntry,
  placeSchema,
} from "./payload.ts";

/**
 * A webhook POST of Meta → its elements: every entry, change, message and status, messages before statuses (A.6,
 * G.1). Each element is read by itself: a bad one becomes "invalid" and costs its siblings nothing. Never throws.
 */
export function parseMetaWebhook(rawBody: Uint8Array): ParsedWebhook {
  const json = readJson(rawBody);
  if (!json.ok) return { ok: false, reason: "not_json" };
  const envelope = envelopeSchema.safeParse(json.value);
  if (!envelope.success) return { ok: false, reason: "unknown_envelope" };
  const list = new ElementList();
  for (const entry of envelope.data.entry) parseEntry(entry, list);
  return { ok: true, elements: list.placed() };
}

function parseEntry(raw: unknown, list: ElementList): void {
  const { data: entry } = entrySchema.safeParse(raw);
  if (entry === undefined) list.add({ kind: "invalid", reason: "entry_malformed", raw });
  else for (const change of entry.changes) parseChange(change, entry, list);
}

function parseChange(raw: unknown, entry: MetaEntry, list: ElementList): void {
  const { data: change } = changeSchema.safeParse(raw);
  const { data: said } = placeSchema.safeParse(change?.value);
  // Two of Meta's own samples put the field beside `changes` or inside `value` (A.6).
  const field = change?.field ?? said?.field ?? entry.field ?? fieldByContent(change?.value);
  if (change === undefined || field === undefined) {
    list.add({ kind: "invalid", reason: "change_malformed", raw });
    return;
  }
  const { value } = change;
  const accountId = said?.waba_info?.waba_id ?? entry.id ?? null;
  const place = { accountId, providerNumberId: said?.metadata?.phone_number_id ?? null };
  if (field === "messages" && isMessages(value)) parseMessagesValue(value, place, list);
  else list.add({ kind: "notice", field, ...place, raw: value });
}

type Value = Record<string, unknown>;
type Place = { accountId: string | null; providerNumberId: string | null };

function isMessages(value: Value): boolean {
  return ["messages", "statuses", "errors"].some((key) => value[key] !== undefined);
}

function fieldByContent(value: Value | undefined): string | undefined {
  return value !== undefined && isMessages(value) ? "messages" : undefined;
}

/** Messages, statuses and errors of one value; normally one of the three, all are read (A.7). */
function parseMessagesValue(value: Value, place: Place, list: ElementList): void {
  const { providerNumberId, accountId } = place;
  const contacts = parseContacts(value.contacts);
  for (const raw of listOf(value.messages)) {
    if (providerNumberId === null)
      list.addMessage({ kind: "invalid", reason: "number_missing", raw });
    else list.addMessage(parseMessage(raw, { providerNumberId, accountId, contacts }));
  }
  for (const raw of listOf(value.statuses)) {
    if (providerNumberId === null) list.add({ kind: "invalid", reason: "number_missing", raw });
    else list.add(parseStatus(raw, providerNumberId));
  }
  if (value.errors !== undefined)
    list.add({ kind: "notice", field: "errors", ...place, raw: value.errors });
}

/** What is not a list is one element, which then reports itself as malformed. */
function listOf(value: unknown): readonly unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}
