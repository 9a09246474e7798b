import { recordSet } from "@parley/db/bulk";
import { messages } from "@parley/db/schema";
import type { Tx } from "@parley/db/scope";
import { identitiesOf } from "@parley/domain/identity";
import type { ContactId, ConversationId, MessageId } from "@parley/domain/ids";
import type { InboundSender } from "@parley/providers/port";
import { sql } from "drizzle-orm";
import type { CommandContext } from "../command/index.ts";
import { identityKey, resolveContacts } from "../contacts/index.ts";
import { findTargets, type Targets } from "./find-targets.ts";
import {
  ensureConversations,
  findConversations,
  lockThreads,
  saveThreads,
  type Thread,
} from "./lock-threads.ts";
import { openWindow, recordMessages } from "./record-messages.ts";
import { recordReactions } from "./record-reactions.ts";
import { recordStatuses, type StatusChange } from "./record-statuses.ts";
import { type Received, type RecordedNumber, type Sorted, sortElements } from "./sort-elements.ts";

/**
 * Records elements of one number: a constant number of statements for a batch of any size. The
 * outcome does not depend on order, repetition or how elements are spread over batches.
 */
export async function recordElements(
  { tx, emit, atEnd }: Pick<CommandContext, "tx" | "emit" | "atEnd">,
  number: RecordedNumber,
  received: readonly Received[],
): Promise<void> {
  const sorted = sortElements(received);
  const [targets, owners] = await Promise.all([
    findTargets(tx, number, sorted),
    findOwners(tx, number, sorted),
  ]);
  const threads = await lockThreads(tx, number.workspaceId, threadIds(sorted, targets, owners));
  const threadOf = (sender: InboundSender) => {
    const conversationId = owners.get(senderKey(sender));
    return conversationId === undefined ? undefined : threads.get(conversationId);
  };
  const [, reacted, changes] = await Promise.all([
    recordMessages(tx, number, sorted.messages, ({ element }) => {
      const thread = threadOf(element.sender);
      if (thread === undefined) throw new Error("unable to record the message; it names no sender");
      return thread;
    }),
    recordReactions(tx, number, sorted.reactions),
    recordStatuses(tx, number, sorted.statuses, targets),
  ]);
  const touched = touchReacted(sorted, targets, reacted, threads, threadOf);
  const moved = touchChanged(changes, threads);
  const changed = [...threads.values()].filter((thread) => thread.isChanged);
  atEnd(() => saveThreads(tx, number.workspaceId, changed));
  atEnd(() => saveReacted(tx, number, touched));
  atEnd(() => saveStatuses(tx, number, moved));
  for (const thread of changed) emit(thread.id, thread.version + 1, thread.requestId);
}

function senderKey(sender: InboundSender): string {
  const [identity] = identitiesOf(sender);
  return identity === undefined ? "" : identityKey(identity);
}

/** The conversation of each sender; a message makes one where there is none, a reaction does not. */
async function findOwners(
  tx: Tx,
  number: RecordedNumber,
  { messages: written, reactions }: Sorted,
): Promise<Map<string, ConversationId>> {
  const writers = written.map(({ element }) => element.sender);
  const reactors = reactions.map(({ element }) => element.sender);
  const contacts = await resolveContacts(tx, number.workspaceId, [...writers, ...reactors]);
  const idsOf = (senders: readonly InboundSender[]): ContactId[] => [
    ...new Set(senders.flatMap((sender) => contacts.get(senderKey(sender)) ?? [])),
  ];
  const { workspaceId, id } = number;
  const owned = new Map([
    ...(await findConversations(tx, workspaceId, id, idsOf(reactors))),
    ...(await ensureConversations(tx, workspaceId, id, idsOf(writers))),
  ]);
  return new Map(
    [...contacts].flatMap(([key, contactId]) => {
      const conversationId = owned.get(contactId);
      return conversationId === undefined ? [] : [[key, conversationId]];
    }),
  );
}

function threadIds(
  { reactions, statuses }: Sorted,
  targets: Targets,
  owners: Map<string, ConversationId>,
): ConversationId[] {
  const ofStatuses = statuses.flatMap(({ element }) => targets.of(element)?.conversationId ?? []);
  const ofReactions = reactions.flatMap(
    ({ element }) => targets.ofReaction(element)?.conversationId ?? [],
  );
  return [...new Set([...owners.values(), ...ofStatuses, ...ofReactions])];
}

/** A reaction changes how its target looks, and is a sign of life of the customer. */
function touchReacted(
  { reactions }: Sorted,
  targets: Targets,
  reacted: ReadonlySet<string>,
  threads: Map<ConversationId, Thread>,
  threadOf: (sender: InboundSender) => Thread | undefined,
): { messageId: MessageId; version: number }[] {
  return reactions.flatMap(({ element, receivedAt, requestId }) => {
    if (!reacted.has(element.targetProviderMessageId)) return [];
    const sender = threadOf(element.sender);
    if (sender !== undefined) {
      openWindow(sender, "reaction", element.providerAt, receivedAt);
      markChanged(sender, requestId);
    }
    const target = targets.ofReaction(element);
    const thread = target && threads.get(target.conversationId);
    if (target === undefined || thread === undefined) return [];
    markChanged(thread, requestId);
    return [{ messageId: target.messageId, version: thread.version + 1 }];
  });
}

function touchChanged(changes: readonly StatusChange[], threads: Map<ConversationId, Thread>) {
  return changes.map((change) => {
    const thread = threads.get(change.conversationId);
    if (thread === undefined) throw new Error("a status was folded without its thread's lock");
    markChanged(thread, change.requestId);
    if (change.refusedAt !== null) thread.forcedClosedAt = change.refusedAt;
    return { ...change, version: thread.version + 1 };
  });
}

function markChanged(thread: Thread, requestId: string | null): void {
  thread.isChanged = true;
  thread.requestId = requestId;
}

async function saveReacted(
  tx: Tx,
  { workspaceId }: RecordedNumber,
  touched: readonly { messageId: MessageId; version: number }[],
): Promise<void> {
  if (touched.length === 0) return;
  const rows = touched.map(({ messageId: id, version }) => ({ id, version }));
  await tx.execute(sql`
    update messages m set version = r.version
    from ${recordSet(messages, rows, ["id", "version"])}
    where m.workspace_id = ${workspaceId} and m.id = r.id`);
}

async function saveStatuses(
  tx: Tx,
  { workspaceId }: RecordedNumber,
  changes: readonly (StatusChange & { version: number })[],
): Promise<void> {
  if (changes.length === 0) return;
  const rows = changes.map(({ messageId: id, statusState, providerMessageId, version }) => ({
    id,
    statusState,
    providerMessageId,
    version,
  }));
  await tx.execute(sql`
    update messages m set status_state = r.status_state, version = r.version, unconfirmed_at = null,
      provider_message_id = coalesce(m.provider_message_id, r.provider_message_id)
    from ${recordSet(messages, rows, ["id", "statusState", "providerMessageId", "version"])}
    where m.workspace_id = ${workspaceId} and m.id = r.id`);
}
