import { messageReactions } from "@parley/db/schema";
import type { Tx } from "@parley/db/scope";
import { wholeSeconds } from "@parley/domain/messages";
import { effectiveInboundAt } from "@parley/domain/window";
import type { InboundReaction } from "@parley/providers/port";
import { sql } from "drizzle-orm";
import { v7 } from "uuid";
import type { Received, RecordedNumber } from "./sort-elements.ts";

/**
 * Keeps the customer's newest reaction to each message; an empty one takes it away (S0.16). Kept
 * by the target's provider id, so it may come before its target. Returns the targets that changed.
 */
export async function recordReactions(
  tx: Tx,
  number: RecordedNumber,
  received: readonly Received<InboundReaction>[],
): Promise<Set<string>> {
  const newest = newestByTarget(received);
  if (newest.length === 0) return new Set();
  const changed = await tx
    .insert(messageReactions)
    .values(newest.map((one) => toRow(number, one)))
    .onConflictDoUpdate({
      target: [
        messageReactions.workspaceId,
        messageReactions.numberId,
        messageReactions.targetProviderMessageId,
        messageReactions.author,
      ],
      set: {
        emoji: sql`excluded.emoji`,
        providerMessageId: sql`excluded.provider_message_id`,
        providerAt: sql`excluded.provider_at`,
      },
      setWhere: sql`${messageReactions.providerAt} <= excluded.provider_at
        and ${messageReactions.providerMessageId} <> excluded.provider_message_id`,
    })
    .returning({ target: messageReactions.targetProviderMessageId });
  return new Set(changed.map(({ target }) => target));
}

function newestByTarget(received: readonly Received<InboundReaction>[]) {
  const newest = new Map<string, Received<InboundReaction>>();
  for (const one of received) {
    const target = one.element.targetProviderMessageId;
    const other = newest.get(target);
    if (other === undefined || timeOf(one) >= timeOf(other)) newest.set(target, one);
  }
  return [...newest.values()];
}

function timeOf({ element, receivedAt }: Received<InboundReaction>): Date {
  return wholeSeconds(effectiveInboundAt(element.providerAt, receivedAt));
}

function toRow(number: RecordedNumber, one: Received<InboundReaction>) {
  return {
    workspaceId: number.workspaceId,
    id: v7(),
    numberId: number.id,
    targetProviderMessageId: one.element.targetProviderMessageId,
    author: "contact",
    emoji: one.element.emoji,
    providerMessageId: one.element.providerMessageId,
    providerAt: timeOf(one),
  };
}
