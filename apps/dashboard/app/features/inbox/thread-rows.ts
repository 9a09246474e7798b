import type { ThreadEntry } from "./messages-state.ts";
import { daysBetween } from "./time-words.ts";

/** A message and its place in the group of its author's messages. */
export type ThreadRow = { entry: ThreadEntry; startsGroup: boolean; endsGroup: boolean };

/** The messages of a day; `at` is null where days are not known yet. */
export type ThreadDay = { key: string; at: Date | null; rows: ThreadRow[] };

const groupGapMs = 5 * 60_000;

type Reader = {
  id: string;
  /** Days need the reader's time zone, which the server does not know. */
  withDays: boolean;
};

/** The thread by days: messages of one author within five minutes of each other make a group. */
export function threadDays(entries: readonly ThreadEntry[], reader: Reader): ThreadDay[] {
  const days: ThreadDay[] = [];
  for (const [index, entry] of entries.entries()) {
    const previous = entries[index - 1];
    const next = entries[index + 1];
    const at = entryAt(entry);
    const startsDay =
      previous === undefined || (reader.withDays && daysBetween(entryAt(previous), at) !== 0);
    if (startsDay) {
      const key = reader.withDays ? at.toDateString() : "all";
      days.push({ key, at: reader.withDays ? at : null, rows: [] });
    }
    const startsGroup = previous === undefined || !isOneGroup(previous, entry, reader);
    const endsGroup = next === undefined || !isOneGroup(entry, next, reader);
    days.at(-1)?.rows.push({ entry, startsGroup, endsGroup });
  }
  return days;
}

function entryAt(entry: ThreadEntry): Date {
  if (entry.kind === "aside") return entry.aside.at;
  return entry.kind === "stored" ? entry.message.at : entry.pending.at;
}

function isOneGroup(a: ThreadEntry, b: ThreadEntry, reader: Reader): boolean {
  const gap = entryAt(b).getTime() - entryAt(a).getTime();
  const isOneDay = !reader.withDays || daysBetween(entryAt(a), entryAt(b)) === 0;
  return isOneDay && Math.abs(gap) <= groupGapMs && authorOf(a, reader) === authorOf(b, reader);
}

function authorOf(entry: ThreadEntry, reader: Reader): string {
  if (entry.kind === "aside") return `aside ${entry.key}`;
  if (entry.kind === "pending") return `outbound ${reader.id}`;
  const { direction, author } = entry.message;
  return `${direction} ${author?.id ?? ""}`;
}
