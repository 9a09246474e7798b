import { deadLetters } from "@parley/db/schema";
import type { Tx } from "@parley/db/scope";
import { firstIdAt } from "@parley/domain/ids";
import { and, eq, gte, sql } from "drizzle-orm";
import type { LockedMessage } from "./lock-message.ts";

/** Why an edit or a revocation is set aside: its message is not known yet, or not by its provider id. */
export const parkedReason = "target_unknown";

/** Letters' ids grow with the worker's clock, receipt times are the database's. */
const clockSlackMs = 60_000;

/**
 * Has an edit or a revocation of the message been parked since we took it? To be asked under the lock of its provider
 * id, when the provider names it: nothing else would apply what came before (F-23, S4.19).
 */
export async function hasParkedChange(
  tx: Tx,
  { workspaceId, receivedAt }: LockedMessage["message"],
  providerMessageId: string,
): Promise<boolean> {
  const target = sql`${deadLetters.element}->>'targetProviderMessageId'`;
  const found = await tx
    .select({ id: deadLetters.id })
    .from(deadLetters)
    .where(
      and(
        eq(deadLetters.workspaceId, workspaceId),
        gte(deadLetters.id, firstIdAt(receivedAt.getTime() - clockSlackMs)),
        eq(deadLetters.reason, parkedReason),
        eq(target, providerMessageId),
      ),
    )
    .limit(1);
  return found.length > 0;
}
