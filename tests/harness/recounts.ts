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

/** Conversations whose last message, unread count or window differs from a recount. */
export function previewBreaks(
  messages: readonly MessageRow[],
  conversations: readonly ConversationRow[],
): number {
  const threads = Map.groupBy(messages, (message) => message.conversation_id);
  return conversations.filter((conversation) => {
    const thread = threads.get(conversation.id) ?? [];
    const inbound = thread.filter(({ direction }) => direction === "inbound");
    const unread = inbound.filter(
      ({ kind, sequence }) => !silentKinds.has(kind) && sequence > conversation.read_up_to_sequence,
    );
    const opening = inbound.filter(({ kind }) => !closedKinds.has(kind));
    const window = opening.length === 0 ? null : Math.max(...opening.map((m) => m.at_seconds));
    const stored = conversation.last_inbound_seconds;
    return (
      conversation.last_message_id !== (lastOf(thread)?.id ?? null) ||
      conversation.unread_count !== unread.length ||
      (stored === null ? null : Math.floor(stored)) !== window
    );
  }).length;
}

function lastOf(thread: readonly MessageRow[]): MessageRow | undefined {
  return thread.toSorted(
    (a, b) =>
      a.at_seconds - b.at_seconds || a.position - b.position || Number(a.sequence - b.sequence),
  ).at(-1);
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
