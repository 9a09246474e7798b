import type { Channel, LogEntry } from "../channel/channel.ts";
import { AblyError } from "../protocol/ably-error.ts";
import { Action } from "../protocol/actions.ts";
import type { WireMessage, WirePresence } from "../protocol/frame.ts";

/** Messages a history request asks for: newest first unless `direction=forwards`. Throws 40000 for a bad query. */
export function listMessages(channel: Channel, query: Record<string, string>): WireMessage[] {
  const messages = select(channel, Action.message, query).flatMap(
    ({ frame }) => frame.messages ?? [],
  );
  return ordered(messages, query);
}

/** Presence events a history request asks for, each with a cursor for paging. */
export function listPresenceEvents(
  channel: Channel,
  query: Record<string, string>,
): { event: WirePresence; cursor: string }[] {
  const events = select(channel, Action.presence, query).flatMap(({ serial, frame }) =>
    (frame.presence ?? []).map((event, index) => ({ event, cursor: `${serial}:${index}` })),
  );
  return ordered(events, query);
}

function select(channel: Channel, action: number, query: Record<string, string>): LogEntry[] {
  const start = timeOf(query.start, 0);
  const end = timeOf(query.end, Number.POSITIVE_INFINITY);
  if (start > end) throw new AblyError(40000, "start must not be after end");
  // untilAttach: everything up to the serial at which the client attached.
  const until = query.from_serial ?? query.fromSerial;
  return channel.log.filter(
    ({ serial, at, frame }) =>
      frame.action === action &&
      at >= start &&
      at <= end &&
      (until === undefined || serial <= until),
  );
}

function ordered<T>(items: T[], query: Record<string, string>): T[] {
  const direction = query.direction ?? "backwards";
  if (direction === "forwards") return items;
  if (direction === "backwards") return items.reverse();
  throw new AblyError(40000, "direction must be forwards or backwards");
}

function timeOf(text: string | undefined, fallback: number): number {
  if (text === undefined || text === "") return fallback;
  const ms = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Date.parse(text);
  if (Number.isNaN(ms)) throw new AblyError(40000, "start and end must be times");
  return ms;
}
