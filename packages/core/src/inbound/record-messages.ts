import { insertRows } from "@parley/db/bulk";
import { messages } from "@parley/db/schema";
import { asksForAttention, statusAfterInbound } from "@parley/domain/conversations";
import { type MessageId, newId } from "@parley/domain/ids";
import {
  compareDisplayOrder,
  inboundPosition,
  type MessageContent,
  messageKind,
  wholeSeconds,
} from "@parley/domain/messages";
import { applyStatus, initialStatus, type StatusState } from "@parley/domain/statuses";
import { effectiveInboundAt, opensWindow } from "@parley/domain/window";
import { foldEarlyStatuses } from "./early-statuses.ts";
import type { Thread } from "./lock-threads.ts";
import { moveReferral } from "./move-referral.ts";
import { recordMedia, withMediaId } from "./record-media.ts";
import type { Received, RecordedNumber, Recorder, Spoken } from "./sort-elements.ts";

/**
 * Inserts a batch's messages, each once whatever was delivered before (D-01), and moves their
 * threads on: unread, last message, window, status. `threadOf` gives a message's locked thread.
 * Returns the provider ids that were there already.
 */
export async function recordMessages(
  recorder: Recorder,
  number: RecordedNumber,
  received: readonly Received<Spoken>[],
  threadOf: (received: Received<Spoken>) => Thread,
): Promise<string[]> {
  if (received.length === 0) return [];
  const { tx } = recorder;
  const byId = new Map<string, Received<Spoken>>();
  for (const one of received) {
    const id = one.element.providerMessageId;
    if (!byId.has(id)) byId.set(id, one);
  }
  const early = await foldEarlyStatuses(tx, number, statesOfEchoes([...byId.values()]));
  const rows = [...byId.values()].map((one) => toRow(number, one, threadOf(one), early));
  const inserted = await insertRows(tx, messages, rows, [
    ...(["id", "providerMessageId", "providerAt", "position", "sequence"] as const),
  ]);
  for (const { id, providerMessageId, ...key } of inserted) {
    const one = byId.get(providerMessageId ?? "");
    if (one !== undefined) moveOn(threadOf(one), one, id, key);
    byId.delete(providerMessageId ?? "");
  }
  const isNew = new Set(inserted.map(({ id }) => id));
  recordMedia(
    recorder,
    number,
    rows.filter(({ id }) => isNew.has(id)),
    received,
  );
  return [...byId.keys()];
}

function toRow(
  number: RecordedNumber,
  one: Received<Spoken>,
  thread: Thread,
  early: ReadonlyMap<string, StatusState>,
) {
  const { element, receivedAt } = one;
  const isEcho = element.kind === "echo";
  const statusState = early.get(element.providerMessageId) ?? null;
  const deletedAt = statusState?.times.deleted ?? null;
  const content: MessageContent =
    deletedAt === null ? withMediaId(element.content) : { type: "deleted" };
  return {
    workspaceId: number.workspaceId,
    id: newId<MessageId>(),
    conversationId: thread.id,
    numberId: number.id,
    direction: isEcho ? ("outbound" as const) : ("inbound" as const),
    source: isEcho ? ("phone_app" as const) : ("contact" as const),
    content,
    providerMessageId: element.providerMessageId,
    quotedProviderMessageId: element.quotedProviderMessageId ?? null,
    forwarded: element.forwarded ?? null,
    referral: element.referral ?? null,
    statusState,
    deletedAt,
    providerAt: wholeSeconds(effectiveInboundAt(element.providerAt, receivedAt)),
    receivedAt,
    position: inboundPosition(element.content, element.position),
    version: thread.version + 1,
  };
}

/** The phone sent an echo before it told us of it (A.14). */
function statesOfEchoes(received: readonly Received<Spoken>[]): Map<string, StatusState> {
  return new Map(
    received.flatMap(({ element, receivedAt }) => {
      if (element.kind !== "echo") return [];
      const at = effectiveInboundAt(element.providerAt, receivedAt);
      const state = applyStatus(initialStatus, { status: "sent", at });
      return [[element.providerMessageId, state] as const];
    }),
  );
}

function moveOn(
  thread: Thread,
  { element, receivedAt, requestId }: Received<Spoken>,
  id: MessageId,
  key: { providerAt: Date; position: number; sequence: number },
): void {
  const kind = element.kind === "echo" ? "echo" : messageKind(element.content);
  thread.isChanged = true;
  thread.requestId = requestId;
  const status = statusAfterInbound(thread.status, kind);
  if (status !== thread.status) thread.isReopened = true;
  thread.status = status;
  if (kind === "echo") thread.failedAt = null;
  if (asksForAttention(kind)) {
    thread.unreadCount += 1;
    thread.attentionAdded += 1;
  }
  if (thread.last === null || compareDisplayOrder(thread.last.key, key) < 0)
    thread.last = { id, key };
  openWindow(thread, kind, element.providerAt, receivedAt);
  if (element.kind === "message" && element.referral !== undefined)
    moveReferral(thread, effectiveInboundAt(element.providerAt, receivedAt));
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
