import { parseMarkup } from "@parley/domain/formatting";
import { windowClosesAt, windowLengthMs } from "@parley/domain/window";
import { bytes, change, message, value } from "@parley/providers/meta/fixtures";
import fc from "fast-check";
import { beforeEach, expect, test } from "vitest";
import { casesOf } from "../harness/proof-counts.ts";
import { useFrontDoor } from "./front-door.ts";
import { inBatches } from "./in-batches.ts";

const door = useFrontDoor();

beforeEach(() => door().empty());

type Json = Record<string, unknown>;

/** Posts all as messages of one body, with ids by their place, and records them; none may be lost on the way. */
async function receive(messages: readonly Json[]): Promise<void> {
  const { postMeta, recordAll } = door();
  const placed = messages.map((one, place) => ({
    ...message({ id: `wamid.${place}`, type: "text", text: { body: "hello" } }),
    ...one,
  }));
  const changes = [change(value({ contacts: [], messages: placed }))];
  const body = { object: "whatsapp_business_account", entry: [{ id: "1", changes }] };
  expect(await postMeta(bytes(body))).toBe(200);
  expect(await recordAll()).toEqual([]);
}

const piece = fc.constantFrom(
  ...["*", "_", "~", "```", "\n", "> ", "- ", "1. ", "https://a.example/?q=1", "{{1}}", "\u202e"],
  ...[
    "👩‍👩‍👧‍👦",
    "e\u0301",
    "\u0301".repeat(500),
    "שלום",
    "\u0000",
    "\ud800",
    "\\u0000",
    "'; drop table x; --",
  ],
  ...["<img src=x onerror=alert(1)>", "=1+1", "%s%n", "ä".repeat(1_365), "x".repeat(4_096), " "],
);
const anyText = fc.oneof(
  fc.array(piece, { minLength: 1, maxLength: 12 }).map((pieces) => pieces.join("")),
  fc.string({ unit: "grapheme", minLength: 1, maxLength: 60 }),
  fc.string({ minLength: 1, maxLength: 60 }),
);

/** What the store can hold of a text: no NUL, no half of a pair. */
const storable = (text: string) => text.replaceAll("\u0000", "").toWellFormed();

test("any text is stored as it was sent, and shown in a number of steps that grows with its length only (Z-04)", async () => {
  await inBatches({ values: anyText, count: casesOf(0.1), size: 100 }, async (batch) => {
    const { sql, empty } = door();
    await receive(batch.map((body) => ({ text: { body } })));
    const rows = await sql<{ place: string; text: string | null }[]>`
      select substr(provider_message_id, 7) as place, content ->> 'text' as text from messages
      where content ->> 'type' = 'text'`;
    const stored = new Map(rows.map(({ place, text }) => [Number(place), text]));
    for (const [place, text] of batch.entries()) {
      const wanted = storable(text);
      if (wanted.trim() !== "") expect(stored.get(place)).toBe(wanted);
      const meter = { steps: 0 };
      parseMarkup(wanted, meter);
      expect(meter.steps).toBeLessThanOrEqual(64 * wanted.length + 64);
    }
    await empty();
  });
});

const digits = fc.stringMatching(/^[1-9]\d{4,14}$/);
const brazilian = fc.stringMatching(/^55[1-9]{2}9?[6-9]\d{7}$/);
const mexican = fc.stringMatching(/^521?[1-9]\d{9}$/);
const opaque = fc.stringMatching(/^[A-Za-z][A-Za-z0-9._-]{0,30}$/);
const tooLong = fc.stringMatching(/^[1-9]\d{15,30}$/);
const anyFrom = fc
  .oneof(digits, brazilian, mexican, opaque, tooLong)
  .chain((from) => fc.constantFrom(from, `+${from}`));

/** Written from rules IDN-3 and IDN-4, not from their code: the one name of all spellings of a person. */
function personOf(from: string): string {
  const phone = /^\+?([1-9]\d{4,14})$/.exec(from)?.[1];
  if (phone === undefined) return from;
  return phone
    .replace(/^55(\d{2})9([6-9]\d{7})$/, "55$1$2")
    .replace(/^521(\d{10})$/, "52$1")
    .replace(/^549(\d{10})$/, "54$1");
}

test("every spelling of a number is one contact, every other id another, and none is rewritten (Z-05)", async () => {
  await inBatches({ values: anyFrom, count: casesOf(0.1), size: 100 }, async (batch) => {
    const { sql, empty } = door();
    const spelled = batch.flatMap((from) => [from, from.replace(/^\+/, ""), personOf(from)]);
    await receive(spelled.map((from) => ({ from, from_user_id: undefined })));
    const rows = await sql<{ place: string; contact_id: string }[]>`
      select substr(provider_message_id, 7) as place, contact_id
      from messages m join conversations c on c.id = m.conversation_id`;
    expect(rows).toHaveLength(spelled.length);
    const personAt = (place: string) => personOf(spelled[Number(place)] ?? "");
    const contacts = Map.groupBy(rows, ({ contact_id }) => contact_id);
    for (const theirs of contacts.values()) {
      expect([...new Set(theirs.map(({ place }) => personAt(place)))]).toHaveLength(1);
    }
    const people = Map.groupBy(rows, ({ place }) => personAt(place));
    for (const theirs of people.values()) {
      expect([...new Set(theirs.map(({ contact_id }) => contact_id))]).toHaveLength(1);
    }
    const known = await sql<{ value: string }[]>`select value from contact_identities`;
    const given = new Set(
      spelled.map((from) => (/^\+?[1-9]\d{4,14}$/.test(from) ? `+${from.replace("+", "")}` : from)),
    );
    expect(known.filter(({ value: one }) => !given.has(one))).toEqual([]);
    await empty();
  });
});

const nowSeconds = Math.floor(Date.now() / 1_000);
const anyTime = fc.oneof(
  fc.constantFrom<unknown>(
    0,
    -1,
    "",
    "junk",
    null,
    true,
    "1e9",
    "0x10",
    [],
    {},
    "9".repeat(13),
    "NaN",
  ),
  fc.integer({ min: -100, max: nowSeconds }),
  fc.integer({ min: nowSeconds - 90_000, max: nowSeconds + 31_536_000 }).map(String),
  fc.integer({ min: nowSeconds * 1_000, max: nowSeconds * 1_000 + 600_000 }).map(String),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);

test("any time of a message leaves one that was, and no window beyond 24 h from now (Z-06, F-42)", async () => {
  await inBatches({ values: anyTime, count: casesOf(0.05), size: 100 }, async (batch) => {
    const { sql, empty } = door();
    const people = batch.map((_, place) => `49151${String(place).padStart(8, "0")}`);
    await receive(batch.map((timestamp, place) => ({ timestamp, from: people[place] })));
    const rows = await sql<{ at: Date; received_at: Date; last_inbound_at: Date }[]>`
      select m.provider_at as at, m.received_at, c.last_inbound_at
      from messages m join conversations c on c.id = m.conversation_id`;
    expect(rows).toHaveLength(batch.length);
    for (const { at, received_at, last_inbound_at } of rows) {
      expect(at.getTime()).toBeGreaterThan(0);
      expect(at.getTime()).toBeLessThanOrEqual(received_at.getTime());
      expect(last_inbound_at.getTime()).toBeLessThanOrEqual(received_at.getTime());
      const closesInMs = windowClosesAt(last_inbound_at).getTime() - Date.now();
      expect(closesInMs).toBeLessThanOrEqual(windowLengthMs);
    }
    await empty();
  });
});
