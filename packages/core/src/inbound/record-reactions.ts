import { messageReactions } from "@parley/db/schema";
import type { Tx } from "@parley/db/scope";
import { wholeSeconds } from "@parley/domain/messages";
import { effectiveInboundAt } from "@parley/domain/window";
import { sql } from "drizzle-orm";
import { v7 } from "uuid";
import type { Reaction, Received, RecordedNumber } from "./sort-elements.ts";

/** Whose reaction to which message: each side has one. */
export function reactionKey({ author, targetProviderMessageId }: Reaction): string {
  return `${author}:${targetProviderMessageId}`;
}

/**
 * Keeps each side's newest reaction to each message; an empty one takes it away (S0.16). Kept by
 * the target's provider id, so it may come before its target. Returns the keys of what changed.
 */
export async function recordReactions(
  tx: Tx,
  number: RecordedNumber,
  received: readonly Received<Reaction>[],
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
    .returning({
      author: messageReactions.author,
      target: messageReactions.targetProviderMessageId,
    });
  return new Set(changed.map(({ author, target }) => `${author}:${target}`));
}

function newestByTarget(received: readonly Received<Reaction>[]) {
  const newest = new Map<string, Received<Reaction>>();
  for (const one of received) {
    const key = reactionKey(one.element);
    const other = newest.get(key);
    if (other === undefined || timeOf(one) >= timeOf(other)) newest.set(key, one);
  }
  return [...newest.values()];
}

function timeOf({ element, receivedAt }: Received<Reaction>): Date {
  return wholeSeconds(effectiveInboundAt(element.providerAt, receivedAt));
}

function toRow(number: RecordedNumber, one: Received<Reaction>) {
  return {
    workspaceId: number.workspaceId,
    id: v7(),
    numberId: number.id,
    targetProviderMessageId: one.element.targetProviderMessageId,
    author: one.element.author,
    emoji: one.element.emoji,
    providerMessageId: one.element.providerMessageId,
    providerAt: timeOf(one),
  };
}
