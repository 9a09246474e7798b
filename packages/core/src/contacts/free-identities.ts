import { anyOf } from "@parley/db/bulk";
import { contactIdentities } from "@parley/db/schema";
import type { Tx } from "@parley/db/scope";
import type { WorkspaceId } from "@parley/domain/ids";
import { and, eq, isNotNull } from "drizzle-orm";

/** Takes retired identities from the contacts that had them, so that they can be somebody else's (IDN-12). */
export async function freeIdentities(
  tx: Tx,
  workspaceId: WorkspaceId,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .delete(contactIdentities)
    .where(
      and(
        eq(contactIdentities.workspaceId, workspaceId),
        anyOf(contactIdentities.id, ids),
        isNotNull(contactIdentities.supersededAt),
      ),
    );
}
