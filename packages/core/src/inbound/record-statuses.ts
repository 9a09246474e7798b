import { anyOf, insertRows } from "@parley/db/bulk";
import { messages, sendAttempts, statusEvents } from "@parley/db/schema";
import type { Tx } from "@parley/db/scope";
import { isWindowClosedCode } from "@parley/domain/failures";
import type { MessageId } from "@parley/domain/ids";
import { applyStatus, initialStatus, type StatusState } from "@parley/domain/statuses";
import type { InboundStatus } from "@parley/providers/port";
import { and, eq, sql } from "drizzle-orm";
import { v7 } from "uuid";
import type { Target, Targets } from "./find-targets.ts";
import { attemptOf, type Received, type RecordedNumber } from "./sort-elements.ts";

/** A message whose shown state a status moved. */
export type StatusChange = Target & {
  statusState: StatusState;
  /** What the provider says it costs; null where it says nothing new. */
  pricing: unknown;
  /** When the message was sent that the provider refused as outside the window (WIN-8). */
  refusedAt: Date | null;
  /** Until when the provider says that messages cost nothing (WIN-12). */
  freeUntil: Date | null;
  requestId: string | null;
};

/**
 * Keeps every status event once (D-01) and folds the new ones into their messages, found by
 * provider id or by our echoed attempt id. An event whose message is unknown stays parked until
 * the answer to the send call names it (F-23).
 */
export async function recordStatuses(
  tx: Tx,
  number: RecordedNumber,
  received: readonly Received<InboundStatus>[],
  targets: Targets,
): Promise<StatusChange[]> {
  const fresh = await insertEvents(tx, number, received);
  const states = await readStates(tx, number, fresh, targets);
  const changes = new Map<MessageId, StatusChange>();
  for (const one of fresh) {
    const target = targets.of(one.element);
    const stored = target && states.get(target.messageId);
    if (target === undefined || stored === undefined) continue;
    const change = changes.get(target.messageId);
    const { status, errors, providerMessageId } = one.element;
    const at = one.element.providerAt ?? one.receivedAt;
    const before = change?.statusState ?? stored.statusState ?? initialStatus;
    const isRefusal = status === "failed" && errors.some(({ code }) => isWindowClosedCode(code));
    changes.set(target.messageId, {
      ...target,
      providerMessageId,
      statusState: applyStatus(before, { status, at, errors }),
      pricing: one.element.pricing ?? change?.pricing ?? null,
      refusedAt: isRefusal ? sentAt(stored) : (change?.refusedAt ?? null),
      freeUntil: one.element.freeUntil ?? change?.freeUntil ?? null,
      requestId: one.requestId,
    });
  }
  await settleEchoed(tx, number, fresh);
  return [...changes.values()];
}

type Stored = Pick<
  typeof messages.$inferSelect,
  "statusState" | "source" | "providerAt" | "receivedAt"
>;

/** Of a message of ours when we took it, to the millisecond; of an echo when the phone sent it. */
function sentAt({ source, providerAt, receivedAt }: Stored): Date {
  return source === "phone_app" ? providerAt : receivedAt;
}

async function insertEvents(
  tx: Tx,
  number: RecordedNumber,
  received: readonly Received<InboundStatus>[],
): Promise<Received<InboundStatus>[]> {
  if (received.length === 0) return [];
  const byRow = new Map(received.map((one) => [v7(), one]));
  const rows = [...byRow].map(([id, { element, receivedAt }]) => ({
    workspaceId: number.workspaceId,
    id,
    numberId: number.id,
    providerMessageId: element.providerMessageId,
    attemptId: attemptOf(element),
    status: element.status,
    providerAt: element.providerAt ?? receivedAt,
    errorCode: element.errors[0]?.code ?? "",
    errorTitle: element.errors[0]?.title ?? null,
  }));
  const inserted = await insertRows(tx, statusEvents, rows, ["id"]);
  return inserted.flatMap(({ id }) => byRow.get(id) ?? []);
}

async function readStates(
  tx: Tx,
  number: RecordedNumber,
  fresh: readonly Received<InboundStatus>[],
  targets: Targets,
): Promise<Map<MessageId, Stored>> {
  const ids = [...new Set(fresh.flatMap(({ element }) => targets.of(element)?.messageId ?? []))];
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select({
      id: messages.id,
      statusState: messages.statusState,
      source: messages.source,
      providerAt: messages.providerAt,
      receivedAt: messages.receivedAt,
    })
    .from(messages)
    .where(and(eq(messages.workspaceId, number.workspaceId), anyOf(messages.id, ids)));
  return new Map(rows.map(({ id, ...stored }) => [id, stored]));
}

/** The echo proves that the provider took an attempt whose outcome was unknown. */
async function settleEchoed(
  tx: Tx,
  number: RecordedNumber,
  fresh: readonly Received<InboundStatus>[],
): Promise<void> {
  const attempts = [...new Set(fresh.flatMap(({ element }) => attemptOf(element) ?? []))];
  if (attempts.length === 0) return;
  await tx
    .update(sendAttempts)
    .set({ state: "accepted", finishedAt: sql`now()` })
    .where(
      and(
        eq(sendAttempts.workspaceId, number.workspaceId),
        anyOf(sendAttempts.id, attempts),
        eq(sendAttempts.state, "ambiguous"),
      ),
    );
}
