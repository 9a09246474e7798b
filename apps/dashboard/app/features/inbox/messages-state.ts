import type { MediaPart, SendableContent } from "@parley/domain/messages";
import type { AsideView, MessageChanges, MessagePage, MessageView } from "./inbox-views.ts";
import { type Asides, asidesFrom, isBelow, mergeAsides } from "./thread/asides.ts";

/** Why a message is not on its way: the server refused it, or could not be reached. */
export type SendFailure = { kind: "refused" | "unreached"; message: string };

/** What a person asked to send: its file, if it has one, is uploaded already. */
export type Outgoing = {
  clientMessageId: string;
  content: SendableContent;
  media: MediaPart | null;
  quoted: MessageView["quoted"];
  at: Date;
};

/** A message this browser sent that the server has not confirmed yet. */
export type PendingMessage = Outgoing & { failure: SendFailure | null };

/** One line of the thread: a message the server has, one it has not confirmed yet, or something beside them. */
export type ThreadEntry =
  | { kind: "stored"; key: string; message: MessageView }
  | { kind: "pending"; key: string; pending: PendingMessage }
  | { kind: "aside"; key: string; aside: AsideView };

/** What is loaded of a thread: its end, in display order, and what is being sent. */
export type ThreadState = {
  messages: readonly MessageView[];
  asides: Asides;
  pending: readonly PendingMessage[];
  hasEarlier: boolean;
  version: number;
};

/** The thread as its newest page shows it. */
export function threadOf(page: MessagePage): ThreadState {
  const { items, asides, hasEarlier, version } = page;
  return { messages: items, asides, pending: [], hasEarlier, version };
}

/** The thread loaded anew, keeping what is newer here and what is being sent. */
export function reloadThread(state: ThreadState, page: MessagePage): ThreadState {
  const first = page.items[0];
  const isInRange = (message: MessageView) =>
    !page.hasEarlier || first === undefined || compareMessages(message, first) >= 0;
  const messages = state.messages.filter(isInRange);
  const { hasEarlier } = page;
  const asides = mergeAsides(
    asidesFrom(state.asides, { ...page, messages: page.items }),
    page.asides,
  );
  const version = Math.max(state.version, page.version);
  return merge({ ...state, messages, asides, hasEarlier, version }, page.items);
}

/** The thread with the page before its first message. */
export function prependPage(state: ThreadState, page: MessagePage): ThreadState {
  const asides = mergeAsides(state.asides, page.asides);
  return merge({ ...state, asides, hasEarlier: page.hasEarlier }, page.items);
}

/** The thread after changes: late arrivals take their place, earlier than what is loaded waits. */
export function applyChanges(state: ThreadState, changes: MessageChanges): ThreadState {
  const [first] = state.messages;
  const items = changes.items.filter(
    (message) => !state.hasEarlier || first === undefined || compareMessages(message, first) >= 0,
  );
  const asides = mergeAsides(state.asides, asidesFrom(changes.asides, state));
  const version = Math.max(state.version, changes.version);
  return merge({ ...state, asides, version }, items);
}

/** The thread with a message on its way; sending the same id again clears its failure. */
export function addPending(state: ThreadState, message: PendingMessage): ThreadState {
  const isKnown = state.pending.some((one) => isSame(one, message));
  const pending = isKnown
    ? state.pending.map((one) => (isSame(one, message) ? message : one))
    : [...state.pending, message];
  return settle({ ...state, pending });
}

/** The thread with the server's row for a message this browser sent (never the first that looks alike). */
export function confirmPending(state: ThreadState, message: MessageView): ThreadState {
  return merge(state, [message]);
}

/** The thread with a message that was not accepted; a confirmation that came first wins. */
export function failPending(
  state: ThreadState,
  clientMessageId: string,
  failure: SendFailure,
): ThreadState {
  const pending = state.pending.map((one) =>
    one.clientMessageId === clientMessageId ? { ...one, failure } : one,
  );
  return { ...state, pending };
}

/** The thread without a message that was not accepted. */
export function dropPending(state: ThreadState, clientMessageId: string): ThreadState {
  const pending = state.pending.filter((one) => one.clientMessageId !== clientMessageId);
  return { ...state, pending };
}

/**
 * Everything to show, oldest first. A message keeps its key when the server's row replaces it. A
 * reaction of ours stands on its target (S0.16), and here only when it failed.
 */
export function threadEntries({ messages, asides, pending }: ThreadState): ThreadEntry[] {
  const shown = messages.filter(
    ({ content, status }) => content.type !== "reaction" || status === "failed",
  );
  return [
    ...withAsides(shown, asides),
    ...pending.map((one): ThreadEntry => {
      return { kind: "pending", key: one.clientMessageId, pending: one };
    }),
  ];
}

function withAsides(messages: readonly MessageView[], asides: Asides): ThreadEntry[] {
  const entries: ThreadEntry[] = [];
  let next = 0;
  const takeUntil = (message: MessageView | null) => {
    for (let aside = asides[next]; aside !== undefined; aside = asides[++next]) {
      if (message !== null && isBelow(aside, message)) return;
      const isGone = aside.kind === "note" && aside.isDeleted;
      if (!isGone) entries.push({ kind: "aside", key: aside.id, aside });
    }
  };
  for (const message of messages) {
    takeUntil(message);
    entries.push({ kind: "stored", key: message.clientMessageId ?? message.id, message });
  }
  takeUntil(null);
  return entries;
}

/** Highest receipt number among the loaded messages, for the read marker; 0 for none. */
export function lastSequence({ messages }: ThreadState): number {
  return messages.reduce((highest, { sequence }) => Math.max(highest, sequence), 0);
}

/** Order of the thread: provider time, place in the webhook, our receipt (D-03). */
function compareMessages(a: MessageView, b: MessageView): number {
  return a.at.getTime() - b.at.getTime() || a.position - b.position || a.sequence - b.sequence;
}

function merge(state: ThreadState, incoming: readonly MessageView[]): ThreadState {
  const byId = new Map(state.messages.map((message) => [message.id, message]));
  for (const message of incoming) {
    const known = byId.get(message.id);
    if (known === undefined || known.version < message.version) byId.set(message.id, message);
  }
  return settle({ ...state, messages: [...byId.values()].sort(compareMessages) });
}

function settle(state: ThreadState): ThreadState {
  const stored = new Set(state.messages.map(({ clientMessageId }) => clientMessageId));
  const pending = state.pending.filter((one) => !stored.has(one.clientMessageId));
  return { ...state, pending };
}

function isSame(a: PendingMessage, b: PendingMessage): boolean {
  return a.clientMessageId === b.clientMessageId;
}
