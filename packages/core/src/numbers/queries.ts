import { numbers } from "@parley/db/schema";
import type { Tx } from "@parley/db/scope";
import { DomainError } from "@parley/domain/errors";
import type { NumberId, WorkspaceId } from "@parley/domain/ids";
import type { ProviderId } from "@parley/domain/messages";
import { and, asc, eq } from "drizzle-orm";
import { type QueryContext, query } from "../command/index.ts";
import { type Keyring, openSecret } from "../secrets/index.ts";

/** A connected number as members see it; secrets are never part of it. */
export type NumberView = {
  id: NumberId;
  provider: ProviderId;
  displayName: string;
  phone: string;
  isActive: boolean;
};

/** The workspace's numbers, by name. */
export const listNumbers = query(
  "number.view",
  ({ tx, scope }: QueryContext): Promise<NumberView[]> =>
    tx
      .select({
        id: numbers.id,
        provider: numbers.provider,
        displayName: numbers.displayName,
        phone: numbers.phone,
        isActive: numbers.isActive,
      })
      .from(numbers)
      .where(eq(numbers.workspaceId, scope.workspaceId))
      .orderBy(asc(numbers.displayName), asc(numbers.id)),
);

export type NumberCredentials = {
  provider: ProviderId;
  portfolioId: string | null;
  messagesPerSecond: number | null;
  providerNumberId: string;
  providerAccountId: string | null;
  accessToken: string;
};

/** Throws `number.not_found`, also for another workspace's. */
export async function assertNumber(
  tx: Tx,
  workspaceId: WorkspaceId,
  numberId: NumberId,
): Promise<void> {
  const [found] = await tx
    .select({ id: numbers.id })
    .from(numbers)
    .where(and(eq(numbers.workspaceId, workspaceId), eq(numbers.id, numberId)));
  if (found !== undefined) return;
  throw new DomainError("number.not_found", "unable to do this; the number does not exist");
}

/** As `getNumberCredentials`, but null where the number is gone or switched off. */
export async function findNumberCredentials(
  ...args: Parameters<typeof getNumberCredentials>
): Promise<NumberCredentials | null> {
  try {
    return await getNumberCredentials(...args);
  } catch (error) {
    if (error instanceof DomainError) return null;
    throw error;
  }
}

/** What a call to the provider needs. Throws `number.inactive` when the number is switched off. */
export async function getNumberCredentials(
  tx: Tx,
  keyring: Keyring,
  workspaceId: WorkspaceId,
  numberId: NumberId,
): Promise<NumberCredentials> {
  const [row] = await tx
    .select()
    .from(numbers)
    .where(and(eq(numbers.workspaceId, workspaceId), eq(numbers.id, numberId)));
  if (row === undefined || !row.isActive) {
    throw new DomainError("number.inactive", "unable to send message; the number is switched off");
  }
  const place = { workspaceId, rowId: numberId, field: "access_token" };
  const accessToken = await openSecret(tx, keyring, place, row.sealedAccessToken);
  const { provider, portfolioId, messagesPerSecond, providerNumberId, providerAccountId } = row;
  return {
    ...{ provider, portfolioId, messagesPerSecond },
    ...{ providerNumberId, providerAccountId, accessToken },
  };
}
