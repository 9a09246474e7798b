import type { ConversationId } from "@parley/domain/ids";
import { isFailed } from "@parley/domain/statuses";
import { applyWindowEvent } from "@parley/domain/window";
import type { InboundSender } from "@parley/providers/port";
import { changeIdentities } from "../contacts/index.ts";
import { recordEvents } from "../timeline/index.ts";
import type { DeadLetter } from "./dead-letters.ts";
import { eraseMessages, saveErased } from "./erase-messages.ts";
import { findOwners, senderKey } from "./find-owners.ts";
import { findTargets, type Targets } from "./find-targets.ts";
import { lockThreads, saveThreads, type Thread } from "./lock-threads.ts";
import { unplaced } from "./parked-changes.ts";
import { readEdits, saveEdits } from "./record-edits.ts";
import { recordFacts } from "./record-facts.ts";
import { openWindow, recordMessages } from "./record-messages.ts";
import { reactionKey, recordReactions } from "./record-reactions.ts";
import { recordStatuses, type StatusChange } from "./record-statuses.ts";
import { saveReacted, saveStatuses } from "./save-changes.ts";
import {
  type Received,
  type RecordedNumber,
  type Recorder,
  type Sorted,
  sortElements,
} from "./sort-elements.ts";
import { calledAt } from "./system-lines.ts";

/**
 * Records elements of one number: a constant number of statements for a batch of any size. The
 * outcome does not depend on order, repetition or how elements are spread over batches. Edits and
 * revocations whose message is not here are returned, to be parked.
 */
export async function recordElements(
  recorder: Recorder,
  number: RecordedNumber,
  received: readonly Received[],
): Promise<DeadLetter[]> {
  const { tx, emit, atEnd } = recorder;
  const { workspaceId } = number;
  const sorted = sortElements(number, received);
  for (const { element, receivedAt } of sorted.identityChanges)
    await changeIdentities(tx, workspaceId, element, receivedAt);
  const [targets, owners] = await Promise.all([
    findTargets(tx, number, sorted),
    findOwners(tx, number, sorted),
  ]);
  const threads = await lockThreads(tx, workspaceId, threadIds(sorted, targets, owners));
  const threadOf = (sender: InboundSender) => {
    const conversationId = owners.get(senderKey(sender));
    return conversationId === undefined ? undefined : threads.get(conversationId);
  };
  const [repeated, reacted, changes, edits] = await Promise.all([
    recordMessages(recorder, number, sorted.messages, ({ element }) => {
      const thread = threadOf(element.kind === "echo" ? element.recipient : element.sender);
      if (thread === undefined) throw new Error("unable to record the message; it names no sender");
      return thread;
    }),
    recordReactions(tx, number, sorted.reactions),
    recordStatuses(tx, number, sorted.statuses, targets),
    readEdits(tx, number, sorted.edits, targets),
    recordFacts(recorder, number, sorted.facts),
  ]);
  const late = sorted.edits.map(({ element }) => element.targetProviderMessageId);
  const named = takenBack(sorted, targets, changes);
  const erased = await eraseMessages(recorder, number, named, [...repeated, ...late]);
  const gone = new Set(erased.map(({ messageId }) => messageId));
  const edited = edits.filter(({ messageId }) => !gone.has(messageId));

  const touched = touchReacted(sorted, targets, reacted, threads, threadOf);
  touchCalled(sorted, threadOf);
  const moved = touchChanged(changes, threads);
  const rewritten = touchAll(edited, threads);
  const emptied = touchAll(erased, threads);
  const changed = [...threads.values()].filter((thread) => thread.isChanged);
  atEnd(() => saveThreads(tx, workspaceId, changed));
  atEnd(() => recordReopened(recorder, changed));
  atEnd(() => saveReacted(tx, number, touched));
  atEnd(() => saveStatuses(tx, number, moved));
  atEnd(() => saveEdits(tx, number, rewritten));
  atEnd(() => saveErased(tx, number, emptied));
  for (const thread of changed) emit(thread.id, thread.version + 1, thread.requestId);
  return unplaced(sorted, targets);
}

/** A customer who writes reopens what was ended: the thread tells it (CON-3, CON-8). */
function recordReopened(recorder: Recorder, changed: readonly Thread[]): Promise<void> {
  const events = changed
    .filter(({ isReopened }) => isReopened)
    .map(({ id, version }) => ({
      ...{ conversationId: id, version: version + 1 },
      event: { kind: "reopened" as const },
    }));
  return recordEvents(recorder, events, { byContact: true });
}

function threadIds(
  { reactions, edits, revokes, statuses }: Sorted,
  targets: Targets,
  owners: Map<string, ConversationId>,
): ConversationId[] {
  const ofStatuses = statuses.flatMap(({ element }) => targets.of(element)?.conversationId ?? []);
  const ofNamed = [...reactions, ...edits, ...revokes].flatMap(
    ({ element }) => targets.named(element)?.conversationId ?? [],
  );
  return [...new Set([...owners.values(), ...ofStatuses, ...ofNamed])];
}

/** What authors revoked, and what the platform says is deleted (S4.19). */
function takenBack({ revokes }: Sorted, targets: Targets, changes: readonly StatusChange[]) {
  const revoked = revokes.flatMap(({ element, receivedAt, requestId }) => {
    const target = targets.named(element);
    const deletedAt = element.providerAt ?? receivedAt;
    return target === undefined ? [] : [{ ...target, deletedAt, requestId }];
  });
  const deleted = changes.flatMap((change) => {
    const deletedAt = change.statusState.times.deleted;
    return deletedAt === undefined ? [] : [{ ...change, deletedAt }];
  });
  return [...revoked, ...deleted];
}

/** A reaction changes how its target looks; the customer's is a sign of life. */
function touchReacted(
  { reactions }: Sorted,
  targets: Targets,
  reacted: ReadonlySet<string>,
  threads: Map<ConversationId, Thread>,
  threadOf: (sender: InboundSender) => Thread | undefined,
) {
  return reactions.flatMap(({ element, receivedAt, requestId }) => {
    if (!reacted.has(reactionKey(element))) return [];
    const sender = element.author === "contact" ? threadOf(element.sender) : undefined;
    if (sender !== undefined) {
      openWindow(sender, "reaction", element.providerAt, receivedAt);
      markChanged(sender, requestId);
    }
    const target = targets.named(element);
    const thread = target && threads.get(target.conversationId);
    if (target === undefined || thread === undefined) return [];
    markChanged(thread, requestId);
    return [{ messageId: target.messageId, version: thread.version + 1 }];
  });
}

/** A customer's call opens the window, answered or not (WIN-9). */
function touchCalled({ calls }: Sorted, threadOf: (sender: InboundSender) => Thread | undefined) {
  for (const { element, receivedAt, requestId } of calls) {
    const thread = threadOf(element.person);
    if (thread === undefined) continue;
    openWindow(thread, "call", calledAt(element), receivedAt);
    markChanged(thread, requestId);
  }
}

function touchChanged(changes: readonly StatusChange[], threads: Map<ConversationId, Thread>) {
  return touchAll(changes, threads, (thread, { refusedAt, statusState }) => {
    if (isFailed(statusState)) thread.failedAt ??= statusState.times.failed ?? null;
    else if (statusState.times.failed !== undefined) thread.failedAt = null;
    if (refusedAt === null) return;
    const event = { type: "refused" as const, at: refusedAt };
    thread.forcedClosedAt = applyWindowEvent(thread, event).forcedClosedAt;
  });
}

/** The changed messages with the new versions of their threads. */
function touchAll<Change extends { conversationId: ConversationId; requestId: string | null }>(
  changes: readonly Change[],
  threads: Map<ConversationId, Thread>,
  also: (thread: Thread, change: Change) => void = () => undefined,
): (Change & { version: number })[] {
  return changes.map((change) => {
    const thread = threads.get(change.conversationId);
    if (thread === undefined) throw new Error("a message was changed without its thread's lock");
    markChanged(thread, change.requestId);
    also(thread, change);
    return { ...change, version: thread.version + 1 };
  });
}

function markChanged(thread: Thread, requestId: string | null): void {
  thread.isChanged = true;
  thread.requestId = requestId;
}
