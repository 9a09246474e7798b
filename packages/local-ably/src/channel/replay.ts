import { AblyError, type ErrorBody } from "../protocol/ably-error.ts";
import { Action, Flag } from "../protocol/actions.ts";
import type { Channel, LogEntry } from "./channel.ts";

const REWIND_LIMIT = 100;

/** What a client gets before live events. */
export interface ReplayPlan {
  isResumed: boolean;
  /** The `channelSerial` of ATTACHED: the point just before the first replayed entry. */
  serial: string;
  entries: readonly LogEntry[];
  error: ErrorBody | undefined;
}

interface AttachRequest {
  serial: string | undefined;
  flags: number;
  params: Record<string, string>;
  now: number;
}

/** Decides between resume, rewind and starting at the head. Throws 40000 for a malformed rewind. */
export function replayPlan(channel: Channel, request: AttachRequest): ReplayPlan {
  const { serial, flags, params } = request;
  if (serial !== undefined) return resumePlan(channel, serial);
  const rewind = params.rewind;
  if (rewind !== undefined && (flags & Flag.attachResume) === 0) {
    return rewindPlan(channel, rewind, params.rewindLimit, request.now);
  }
  return fromHead(channel);
}

function resumePlan(channel: Channel, serial: string): ReplayPlan {
  if (channel.hasContinuity(serial)) {
    // Presence is told by the sync that follows; its events as well would be told twice.
    const entries = channel
      .entriesAfter(serial)
      .filter(({ frame }) => frame.action === Action.message);
    return { isResumed: true, serial, entries, error: undefined };
  }
  const lost = new AblyError(90003, "unable to restore the continuity of the channel", 404);
  return { ...fromHead(channel), error: lost.body };
}

function rewindPlan(
  channel: Channel,
  rewind: string,
  limitText: string | undefined,
  now: number,
): ReplayPlan {
  const { maxCount, sinceMs } = parseRewind(rewind, now);
  const limit =
    limitText === undefined ? REWIND_LIMIT : Math.min(positiveInteger(limitText), REWIND_LIMIT);
  const wanted = Math.min(maxCount, limit);
  const { log } = channel;
  const entries: LogEntry[] = [];
  let count = 0;
  let isCut = false;
  let firstIndex = log.length;
  for (let index = log.length - 1; index >= 0; index -= 1) {
    const entry = log[index] as LogEntry;
    if (entry.at < sinceMs) break;
    if (entry.frame.action !== Action.message) continue;
    isCut = count >= wanted;
    if (isCut) break;
    entries.unshift(newest(entry, wanted - count));
    count += entry.frame.messages?.length ?? 0;
    firstIndex = index;
  }
  const error =
    isCut && maxCount > limit
      ? new AblyError(90004, "the backlog is larger than can be rewound").body
      : undefined;
  return {
    isResumed: false,
    serial: entries.length > 0 ? channel.serialBefore(firstIndex) : channel.head,
    entries,
    error,
  };
}

// A publish of several messages may exceed what is left to rewind: then only its last ones count.
function newest(entry: LogEntry, count: number): LogEntry {
  const messages = entry.frame.messages ?? [];
  return messages.length <= count
    ? entry
    : { ...entry, frame: { ...entry.frame, messages: messages.slice(-count) } };
}

function fromHead(channel: Channel): ReplayPlan {
  return { isResumed: false, serial: channel.head, entries: [], error: undefined };
}

function parseRewind(rewind: string, now: number): { maxCount: number; sinceMs: number } {
  const [, amount, unit] = /^(\d+)(s|m)?$/.exec(String(rewind)) ?? [];
  if (amount === undefined)
    throw new AblyError(40000, "rewind must be a count or a time such as 15s or 2m");
  if (unit === undefined) return { maxCount: Number(amount), sinceMs: 0 };
  const unitMs = unit === "s" ? 1000 : 60_000;
  return { maxCount: Number.POSITIVE_INFINITY, sinceMs: now - Number(amount) * unitMs };
}

function positiveInteger(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value <= 0)
    throw new AblyError(40000, "rewindLimit must be a positive number");
  return value;
}
