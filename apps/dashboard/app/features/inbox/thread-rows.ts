import type { ThreadEntry } from "./messages-state.ts";
import { daysBetween } from "./time-words.ts";

/** A line of the log: the separator above a day, or a message and its place in its group. */
export type ThreadRow =
  | { kind: "day"; key: string; at: Date }
  | { kind: "entry"; key: string; entry: ThreadEntry; startsGroup: boolean; endsGroup: boolean };

const groupGapMs = 5 * 60_000;

type Reader = {
  id: string;
  /** Days need the reader's time zone, which the server does not know. */
  withDays: boolean;
};

/** The rows of a thread: messages of one author within five minutes of each other make a group. */
export function threadRows(entries: readonly ThreadEntry[], reader: Reader): ThreadRow[] {
  const { withDays } = reader;
  const rows: ThreadRow[] = [];
  for (const [index, entry] of entries.entries()) {
    const previous = entries[index - 1];
    const next = entries[index + 1];
    const at = entryAt(entry);
    if (withDays && (previous === undefined || daysBetween(entryAt(previous), at) !== 0)) {
      rows.push({ kind: "day", key: `day-${entry.key}`, at });
    }
    const startsGroup = previous === undefined || !isOneGroup(previous, entry, reader);
    const endsGroup = next === undefined || !isOneGroup(entry, next, reader);
    rows.push({ kind: "entry", key: entry.key, entry, startsGroup, endsGroup });
  }
  return rows;
}

/** When the entry was written. */
export function entryAt(entry: ThreadEntry): Date {
  return entry.kind === "stored" ? entry.message.at : entry.pending.at;
}

function isOneGroup(a: ThreadEntry, b: ThreadEntry, reader: Reader): boolean {
  const gap = entryAt(b).getTime() - entryAt(a).getTime();
  const isOneDay = !reader.withDays || daysBetween(entryAt(a), entryAt(b)) === 0;
  return isOneDay && Math.abs(gap) <= groupGapMs && authorOf(a, reader) === authorOf(b, reader);
}

function authorOf(entry: ThreadEntry, reader: Reader): string {
  if (entry.kind === "pending") return `outbound ${reader.id}`;
  const { direction, author } = entry.message;
  return `${direction} ${author?.id ?? ""}`;
}
