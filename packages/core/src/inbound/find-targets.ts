import { anyOf } from "@parley/db/bulk";
import { messages, sendAttempts } from "@parley/db/schema";
import type { Tx } from "@parley/db/scope";
import type { ConversationId, MessageId } from "@parley/domain/ids";
import type { InboundStatus } from "@parley/providers/port";
import { and, eq } from "drizzle-orm";
import { lockProviderMessages } from "../messages/index.ts";
import { attemptOf, type RecordedNumber, type Sorted } from "./sort-elements.ts";

/** The message an element speaks of. */
export type Target = {
  messageId: MessageId;
  conversationId: ConversationId;
  providerMessageId: string | null;
};

export type Targets = {
  of(element: InboundStatus): Target | undefined;
  /** What a reaction, an edit or a revocation names. */
  named(element: { targetProviderMessageId: string }): Target | undefined;
};

/**
 * Finds the messages that statuses, reactions, edits and revocations speak of, on this number only: by provider id,
 * for statuses also by our echoed attempt id. Statuses, edits and revocations nobody matches are looked up once more
 * under the lock that the answer to a send call takes, so that neither misses the other (F-23).
 */
export async function findTargets(
  tx: Tx,
  number: RecordedNumber,
  { reactions, edits, revokes, statuses }: Sorted,
): Promise<Targets> {
  const named = [
    ...[...edits, ...revokes].map(({ element }) => element.targetProviderMessageId),
    ...statuses.map(({ element }) => element.providerMessageId),
  ];
  const byProviderId = await findByProviderId(tx, number, [
    ...reactions.map(({ element }) => element.targetProviderMessageId),
    ...named,
  ]);
  const byAttempt = await findByAttempt(
    tx,
    number,
    statuses.map(({ element }) => element),
  );
  for (const { element } of statuses) {
    const target = byAttempt.get(attemptOf(element) ?? "");
    if (target !== undefined && !byProviderId.has(element.providerMessageId))
      byProviderId.set(element.providerMessageId, target);
  }
  const unmatched = named.filter((id) => !byProviderId.has(id));
  if (unmatched.length > 0) {
    await lockProviderMessages(tx, number.id, unmatched);
    for (const [id, target] of await findByProviderId(tx, number, unmatched)) {
      byProviderId.set(id, target);
    }
  }
  return {
    of: (element) => byProviderId.get(element.providerMessageId),
    named: (element) => byProviderId.get(element.targetProviderMessageId),
  };
}

/** The messages of the number with these provider ids. */
export async function findByProviderId(
  tx: Tx,
  number: RecordedNumber,
  ids: readonly string[],
): Promise<Map<string, Target>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select(target)
    .from(messages)
    .where(
      and(
        eq(messages.workspaceId, number.workspaceId),
        eq(messages.numberId, number.id),
        anyOf(messages.providerMessageId, [...new Set(ids)]),
      ),
    );
  return new Map(rows.map((row) => [row.providerMessageId ?? "", row]));
}

async function findByAttempt(
  tx: Tx,
  number: RecordedNumber,
  statuses: readonly InboundStatus[],
): Promise<Map<string, Target>> {
  const ids = [...new Set(statuses.flatMap((element) => attemptOf(element) ?? []))];
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select({ attemptId: sendAttempts.id, ...target })
    .from(sendAttempts)
    .innerJoin(
      messages,
      and(
        eq(messages.workspaceId, sendAttempts.workspaceId),
        eq(messages.id, sendAttempts.messageId),
        eq(messages.numberId, number.id),
      ),
    )
    .where(and(eq(sendAttempts.workspaceId, number.workspaceId), anyOf(sendAttempts.id, ids)));
  return new Map(rows.map(({ attemptId, ...row }) => [attemptId, row]));
}

const target = {
  messageId: messages.id,
  conversationId: messages.conversationId,
  providerMessageId: messages.providerMessageId,
};
