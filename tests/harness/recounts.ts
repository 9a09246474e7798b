import type { ConversationRow, MessageRow, StatusRow } from "./database-facts.ts";
import type { ExpectedMessage } from "./expected-content.ts";

const silentKinds = new Set(["system", "edit", "revoke", "request_welcome", "media_placeholder"]);
const closedKinds = new Set(["system", "edit", "revoke", "media_placeholder"]);
const ladder = ["queued", "accepted", "sent", "delivered", "read", "played"];

/** Messages whose time or place in their POST is not the one their webhook named. */
export function orderBreaks(
  messages: readonly MessageRow[],
  wanted: ReadonlyMap<string, ExpectedMessage>,
): number {
  const breaks = messages.filter(({ number_id, wamid, at_seconds, position }) => {
    const truth = wanted.get(`${number_id}|${wamid}`);
    return truth !== undefined && (truth.atSeconds !== at_seconds || truth.position !== position);
  });
  return breaks.length;
}

export type PreviewBreaks = {
  lastMessageBreaks: number;
  unreadBreaks: number;
  windowBreaks: number;
};

/** Conversations whose last message, unread count or window differs from a recount. */
export function previewBreaks(
  messages: readonly MessageRow[],
  conversations: readonly ConversationRow[],
): PreviewBreaks {
  const threads = Map.groupBy(messages, (message) => message.conversation_id);
  const breaks = { lastMessageBreaks: 0, unreadBreaks: 0, windowBreaks: 0 };
  for (const conversation of conversations) {
    const thread = threads.get(conversation.id) ?? [];
    const { last_message_id, unread_count, last_inbound_seconds } = conversation;
    if (last_message_id !== (lastOf(thread)?.id ?? null)) breaks.lastMessageBreaks += 1;
    if (unread_count !== unreadOf(thread, conversation)) breaks.unreadBreaks += 1;
    if (Math.floor(last_inbound_seconds ?? -1) !== windowOf(thread, conversation)) {
      breaks.windowBreaks += 1;
    }
  }
  return breaks;
}

function unreadOf(thread: readonly MessageRow[], { read_up_to_sequence }: ConversationRow): number {
  return thread.filter(
    ({ direction, kind, sequence }) =>
      direction === "inbound" && !silentKinds.has(kind) && sequence > read_up_to_sequence,
  ).length;
}

/** The second of the customer's last sign of life; -1 without one. */
function windowOf(
  thread: readonly MessageRow[],
  { last_reaction_seconds }: ConversationRow,
): number {
  const opening = thread.filter(
    ({ direction, kind }) => direction === "inbound" && !closedKinds.has(kind),
  );
  return Math.max(last_reaction_seconds ?? -1, ...opening.map(({ at_seconds }) => at_seconds));
}

function lastOf(thread: readonly MessageRow[]): MessageRow | undefined {
  return thread
    .toSorted(
      (a, b) =>
        a.at_seconds - b.at_seconds || a.position - b.position || Number(a.sequence - b.sequence),
    )
    .at(-1);
}

/** Messages whose status is not the highest of their events, or whose times are not the earliest. */
export function statusBreaks(
  messages: readonly MessageRow[],
  statuses: readonly StatusRow[],
): number {
  const byMessage = Map.groupBy(statuses, ({ message_id }) => message_id);
  return messages.filter((message) => {
    const events = byMessage.get(message.id) ?? [];
    if (events.length === 0) return false;
    const steps = events.map(({ status }) => ladder.indexOf(status)).filter((step) => step >= 0);
    const shown = ladder.indexOf(message.progress ?? "queued");
    const highest = Math.max(0, ...steps);
    const isAtLeastAccepted = highest <= 1 && shown <= 1;
    return (
      message.unconfirmed ||
      !(shown === highest || isAtLeastAccepted) ||
      events.some(({ status, at }) => isLater(message.times?.[status], at))
    );
  }).length;
}

function isLater(stored: string | undefined, at: Date): boolean {
  return stored === undefined || new Date(stored) > at;
}

/** Sent messages that are neither taken, nor failed, nor marked as unconfirmed: lost on the way out. */
export function unsettled(messages: readonly MessageRow[]): number {
  return messages.filter(
    ({ direction, progress, times, unconfirmed }) =>
      direction === "outbound" &&
      progress === "queued" &&
      times?.failed === undefined &&
      !unconfirmed,
  ).length;
}
