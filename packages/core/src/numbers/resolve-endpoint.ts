import type { Database } from "@parley/db/client";
import { numbers } from "@parley/db/schema";
import { inEndpoint, inProviderId, inWorkspace } from "@parley/db/scope";
import type { NumberId, WorkspaceId } from "@parley/domain/ids";
import type { ProviderId } from "@parley/domain/messages";
import { mintScope, type WorkspaceScope } from "@parley/domain/scope";
import { and, asc, eq, or } from "drizzle-orm";
import { type Keyring, openSecret } from "../secrets/index.ts";

/** What the gateway needs of the number whose webhook URL was called. */
export type Endpoint = {
  workspaceId: WorkspaceId;
  numberId: NumberId;
  provider: ProviderId;
  /** E.164 with "+". */
  phone: string;
  providerNumberId: string;
  /** The WhatsApp business account or Twilio's account SID. */
  providerAccountId: string | null;
  /** What webhooks are signed with: Meta's app secret or Twilio's auth token. */
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
  const { provider, phone, providerNumberId, providerAccountId, verifyTokenHash } = row;
  return {
    ...{ workspaceId, numberId, provider, phone, providerNumberId, providerAccountId },
    ...{ appSecret, verifyTokenHash },
  };
}

/**
 * The active numbers, of whatever workspace, that have this id at Meta or belong to the account with this id. Call it
 * only with an id out of a body that the platform's own Meta app has signed.
 */
export async function findMetaNumberIds(db: Database, providerId: string): Promise<NumberId[]> {
  if (!/^\d{1,32}$/.test(providerId)) return [];
  const rows = await inProviderId(db, providerId, (tx) =>
    tx
      .select({ id: numbers.id })
      .from(numbers)
      .where(
        and(
          eq(numbers.provider, "meta"),
          eq(numbers.isActive, true),
          or(eq(numbers.providerNumberId, providerId), eq(numbers.providerAccountId, providerId)),
        ),
      )
      .orderBy(asc(numbers.id)),
  );
  return rows.map(({ id }) => id);
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
