import { insertRows } from "@parley/db/bulk";
import { messages } from "@parley/db/schema";
import type { Tx } from "@parley/db/scope";
import { asksForAttention, statusAfterInbound } from "@parley/domain/conversations";
import { type MessageId, newId } from "@parley/domain/ids";
import { compareDisplayOrder, messageKind, wholeSeconds } from "@parley/domain/messages";
import { effectiveInboundAt, opensWindow } from "@parley/domain/window";
import type { InboundMessage } from "@parley/providers/port";
import type { Thread } from "./lock-threads.ts";
import type { Received, RecordedNumber } from "./sort-elements.ts";

/**
 * Inserts a batch's messages, each once whatever was delivered before (D-01), and moves their
 * threads on: unread, last message, window, status. `threadOf` gives a message's locked thread.
 */
export async function recordMessages(
  tx: Tx,
  number: RecordedNumber,
  received: readonly Received<InboundMessage>[],
  threadOf: (received: Received<InboundMessage>) => Thread,
): Promise<void> {
  if (received.length === 0) return;
  const byId = new Map<string, Received<InboundMessage>>();
  for (const one of received) {
    const id = one.element.providerMessageId;
    if (!byId.has(id)) byId.set(id, one);
  }
  const inserted = await insertRows(
    tx,
    messages,
    [...byId.values()].map((one) => toRow(number, one, threadOf(one))),
    ["id", "providerMessageId", "providerAt", "position", "sequence"],
  );
  for (const { id, providerMessageId, ...key } of inserted) {
    const one = byId.get(providerMessageId ?? "");
    if (one !== undefined) moveOn(threadOf(one), one, id, key);
  }
}

function toRow(number: RecordedNumber, one: Received<InboundMessage>, thread: Thread) {
  const { element, receivedAt } = one;
  return {
    workspaceId: number.workspaceId,
    id: newId<MessageId>(),
    conversationId: thread.id,
    numberId: number.id,
    direction: "inbound" as const,
    content: element.content,
    providerMessageId: element.providerMessageId,
    quotedProviderMessageId: element.quotedProviderMessageId ?? null,
    providerAt: wholeSeconds(effectiveInboundAt(element.providerAt, receivedAt)),
    receivedAt,
    position: element.position,
    version: thread.version + 1,
  };
}

function moveOn(
  thread: Thread,
  { element, receivedAt, requestId }: Received<InboundMessage>,
  id: MessageId,
  key: { providerAt: Date; position: number; sequence: number },
): void {
  const kind = messageKind(element.content);
  thread.isChanged = true;
  thread.requestId = requestId;
  thread.status = statusAfterInbound(thread.status, kind);
  if (asksForAttention(kind)) thread.unreadCount += 1;
  if (thread.last === null || compareDisplayOrder(thread.last.key, key) < 0)
    thread.last = { id, key };
  openWindow(thread, kind, element.providerAt, receivedAt);
}

/** What the customer did may open or refresh the window, and counts as activity (D-05). */
export function openWindow(
  thread: Thread,
  kind: string,
  providerAt: Date | null,
  receivedAt: Date,
): void {
  if (receivedAt > thread.lastActivityAt) thread.lastActivityAt = receivedAt;
  if (!opensWindow(kind)) return;
  const at = effectiveInboundAt(providerAt, receivedAt);
  if (thread.lastInboundAt === null || at > thread.lastInboundAt) thread.lastInboundAt = at;
}
