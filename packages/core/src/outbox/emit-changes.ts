import { insertRows } from "@parley/db/bulk";
import { outbox } from "@parley/db/schema";
import type { Tx } from "@parley/db/scope";
import type { ConversationId, UserId } from "@parley/domain/ids";
import type { WorkspaceScope } from "@parley/domain/scope";

/** "This conversation has reached this version": a pointer, never content. */
export type ConversationChange = {
  conversationId: ConversationId;
  version: number;
  requestId: string | null;
  /** The member whose notifications changed with it, if any did. */
  userId: UserId | null;
};

/** Writes changes to the outbox of the running transaction; the relay tells browsers after it. */
export async function emitChanges(
  tx: Tx,
  scope: WorkspaceScope,
  changes: readonly ConversationChange[],
): Promise<void> {
  const { workspaceId } = scope;
  await insertRows(
    tx,
    outbox,
    changes.map((change) => ({ ...change, workspaceId })),
  );
}
