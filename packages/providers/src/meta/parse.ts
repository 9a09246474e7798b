import { dropUndefined, ElementList, readJson, type Unplaced } from "../http/index.ts";
import type { ParsedWebhook } from "../port/index.ts";
import { statusErrorsOf } from "./errors.ts";
import { parseEcho } from "./parse-echo.ts";
import { parseUserIdUpdate } from "./parse-identity.ts";
import { type MessagePlace, parseMessage } from "./parse-message.ts";
import { parseContacts } from "./parse-sender.ts";
import { parseStatus } from "./parse-status.ts";
import { parseTimestamp } from "./parse-timestamp.ts";
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
  const place: Place = {
    accountId: said?.waba_info?.waba_id ?? entry.id ?? null,
    providerNumberId: said?.metadata?.phone_number_id ?? null,
  };
  const providerAt = parseTimestamp(entry.time) ?? undefined;
  const notice = { kind: "notice" as const, ...place, ...dropUndefined({ providerAt }) };
  const isRead = parseLists(field, value, place, list);
  if (field === "messages" && value.errors !== undefined)
    list.add({ ...notice, field: "errors", raw: value.errors });
  else if (!isRead) list.add({ ...notice, field, raw: value });
}

type Value = Record<string, unknown>;
type Place = { accountId: string | null; providerNumberId: string | null };
type Reader = { key: string; isSpoken: boolean; read(raw: unknown, place: MessagePlace): Unplaced };

const echoes: Reader = { key: "message_echoes", isSpoken: true, read: parseEcho };

/** The lists of elements a field's value may hold; a field that is not here is a notice as a whole. */
const readers: Readonly<Record<string, readonly Reader[]>> = {
  messages: [
    { key: "messages", isSpoken: true, read: parseMessage },
    {
      key: "statuses",
      isSpoken: false,
      read: (raw, { providerNumberId }) => parseStatus(raw, providerNumberId),
    },
  ],
  smb_message_echoes: [echoes],
  message_echoes: [echoes],
  user_id_update: [
    {
      key: "user_id_update",
      isSpoken: true,
      read: (raw, { providerNumberId }) => parseUserIdUpdate(raw, providerNumberId),
    },
  ],
};

function readersOf(field: string): readonly Reader[] {
  return Object.hasOwn(readers, field) ? (readers[field] ?? []) : [];
}

function fieldByContent(value: Value | undefined): string | undefined {
  if (value === undefined) return undefined;
  if (value.errors !== undefined) return "messages";
  return Object.keys(readers).find((field) =>
    readersOf(field).some(({ key }) => value[key] !== undefined),
  );
}

/** Reads the lists a value has; normally one, all are read (A.7). False when it has none. */
function parseLists(field: string, value: Value, place: Place, list: ElementList): boolean {
  const present = readersOf(field).filter(({ key }) => value[key] !== undefined);
  if (present.length === 0) return false;
  const { providerNumberId, accountId } = place;
  const contacts = parseContacts(value.contacts);
  const errors = Array.isArray(value.errors) ? statusErrorsOf(value.errors) : [];
  for (const { key, isSpoken, read } of present) {
    for (const raw of listOf(value[key])) {
      const element: Unplaced =
        providerNumberId === null
          ? { kind: "invalid", reason: "number_missing", raw }
          : read(raw, { providerNumberId, accountId, contacts, errors });
      if (isSpoken) list.addMessage(element);
      else list.add(element);
    }
  }
  return true;
}

/** What is not a list is one element, which then reports itself as malformed. */
function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}
