import type { Database } from "@parley/db/client";
import { numbers } from "@parley/db/schema";
import { inEndpoint, inWorkspace } from "@parley/db/scope";
import type { NumberId, WorkspaceId } from "@parley/domain/ids";
import { mintScope, type WorkspaceScope } from "@parley/domain/scope";
import { eq } from "drizzle-orm";
import { type Keyring, openSecret } from "../secrets/index.ts";

/** What the gateway needs of the number whose webhook URL was called. */
export type Endpoint = {
  workspaceId: WorkspaceId;
  numberId: NumberId;
  appSecret: string;
  verifyTokenHash: string;
};

/** The number behind a webhook URL, or null. Reads one row by id; the caller may keep it briefly. */
export async function findEndpoint(
  db: Database,
  keyring: Keyring,
  numberId: NumberId,
): Promise<Endpoint | null> {
  const row = await inEndpoint(db, numberId, async (tx) => {
    const [found] = await tx.select().from(numbers).where(eq(numbers.id, numberId));
    return found;
  });
  if (row === undefined) return null;
  const { workspaceId } = row;
  const appSecret = await inWorkspace(db, scopeOf(row.workspaceId, numberId, null), (tx) =>
    openSecret(
      tx,
      keyring,
      { workspaceId, rowId: numberId, field: "app_secret" },
      row.sealedAppSecret,
    ),
  );
  return { workspaceId, numberId, appSecret, verifyTokenHash: row.verifyTokenHash };
}

/**
 * The scope of an authentic webhook. Call it only once the signature has been verified with this
 * endpoint's own secret.
 */
export function scopeOfVerifiedWebhook(
  endpoint: Pick<Endpoint, "workspaceId" | "numberId">,
  requestId: string | null,
): WorkspaceScope {
  return scopeOf(endpoint.workspaceId, endpoint.numberId, requestId);
}

function scopeOf(workspaceId: WorkspaceId, numberId: NumberId, requestId: string | null) {
  return mintScope({ workspaceId, actor: { kind: "provider", numberId }, requestId });
}
