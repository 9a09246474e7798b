import { deadLetters, webhookEvents } from "@parley/db/schema";
import type { Tx } from "@parley/db/scope";
import type { NumberId, WebhookEventId, WorkspaceId } from "@parley/domain/ids";
import { sql } from "drizzle-orm";
import type { RecordedNumber } from "./sort-elements.ts";

/** A message whose raw copies go, and when it was first received. */
export type RawCopy = { providerMessageId: string; since: Date };

/** Event ids grow with the gateway's clock, receipt times are the database's. */
const clockSlackMs = 60_000;

/**
 * Empties every raw webhook of the number that holds one of the messages, and the dead letters of it (S4.19, P-10).
 * Not only the first delivery: edits and repeated deliveries hold the text as well. Events that still wait are left
 * alone: what else is in them is not recorded yet, and recording a repetition erases it.
 */
export async function eraseRawCopies(
  tx: Tx,
  { workspaceId, id: numberId, eventIds }: RecordedNumber,
  copies: readonly RawCopy[],
): Promise<void> {
  if (copies.length === 0) return;
  const oldest = Math.min(...copies.map(({ since }) => since.getTime()));
  await emptyRawEvents(tx, {
    ...{ workspaceId, numberId, recordedIds: eventIds },
    firstId: firstEventIdAt(oldest),
    lastId: lastEventId,
    words: copies.map(({ providerMessageId }) => providerMessageId),
    because: "its author took it back",
  });
}

/** What raw webhooks to empty: by number, by id from `firstId` to `lastId`, and by any of the words in them. */
export type RawEvents = {
  workspaceId: WorkspaceId;
  numberId: NumberId;
  firstId: string;
  lastId: string;
  words: readonly string[];
  /** Events that are being recorded now; all others that still wait are left alone. */
  recordedIds: readonly WebhookEventId[];
  /** Stands in the dead letters whose element goes. */
  because: string;
};

/** Empties raw webhooks and the elements of their dead letters (P-10); the rows stay. */
export async function emptyRawEvents(tx: Tx, events: RawEvents): Promise<void> {
  const { workspaceId, numberId, firstId, lastId, words, recordedIds, because } = events;
  if (words.length === 0) return;
  const needles = sql`unnest(${sql.param(words.flatMap(writtenForms))}::text[])`;
  const recorded = sql.param([...recordedIds]);
  await tx.execute(sql`
    with emptied as (
      update ${webhookEvents} e set body = ''
      where e.workspace_id = ${workspaceId} and e.number_id = ${numberId}
        and e.id >= ${firstId}::uuid and e.id <= ${lastId}::uuid
        and (e.state <> 'new' or e.id = any(${recorded}::uuid[]))
        and exists (select from ${needles} as needle where position(convert_to(needle, 'UTF8') in e.body) > 0)
      returning e.id
    )
    update ${deadLetters} l set element = null, detail = ${`erased: ${because}`}
    from emptied where l.workspace_id = ${workspaceId} and l.webhook_event_id = emptied.id
      and exists (select from ${needles} as needle where position(needle in l.element::text) > 0)`);
}

/** JSON may write a slash with or without a backslash. */
function writtenForms(word: string): string[] {
  return [word, word.replaceAll("/", "\\/")];
}

const lastEventId = "ffffffff-ffff-7fff-bfff-ffffffffffff";

/** The smallest id an event can have whose elements were recorded from that moment on. */
export function firstEventIdAt(ms: number): string {
  return firstIdAt(ms - clockSlackMs);
}

/** The smallest UUIDv7 of a moment, given in milliseconds since 1970. */
export function firstIdAt(ms: number): string {
  const hex = Math.max(ms, 0).toString(16).padStart(12, "0");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7000-8000-000000000000`;
}
