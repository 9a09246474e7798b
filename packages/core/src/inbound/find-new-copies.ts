import { anyOf } from "@parley/db/bulk";
import { messages } from "@parley/db/schema";
import type { Tx } from "@parley/db/scope";
import { and, eq, isNotNull } from "drizzle-orm";
import type { RawCopy } from "./erase-raw-copies.ts";
import type { RecordedNumber } from "./sort-elements.ts";

/** Of messages delivered again or edited late, those taken back before: the new raw copy holds their text anew (P-10). */
export async function findNewCopies(
  tx: Tx,
  number: RecordedNumber,
  providerMessageIds: readonly string[],
): Promise<RawCopy[]> {
  if (providerMessageIds.length === 0) return [];
  const rows = await tx
    .select({ providerMessageId: messages.providerMessageId, since: messages.receivedAt })
    .from(messages)
    .where(
      and(
        eq(messages.workspaceId, number.workspaceId),
        eq(messages.numberId, number.id),
        anyOf(messages.providerMessageId, providerMessageIds),
        isNotNull(messages.deletedAt),
      ),
    );
  return rows.flatMap(({ providerMessageId, since }) =>
    providerMessageId === null ? [] : [{ providerMessageId, since }],
  );
}
