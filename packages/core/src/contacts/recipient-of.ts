import { contactIdentities } from "@parley/db/schema";
import type { Tx } from "@parley/db/scope";
import type { ContactId, WorkspaceId } from "@parley/domain/ids";
import type { SendRequest } from "@parley/providers/port";
import { and, asc, eq, isNull } from "drizzle-orm";

/** How the person is reached by now: phone and business-scoped id, each the oldest that still holds. */
export async function recipientOf(
  tx: Tx,
  workspaceId: WorkspaceId,
  contactId: ContactId,
): Promise<SendRequest["to"]> {
  const identities = await tx
    .select({ kind: contactIdentities.kind, value: contactIdentities.value })
    .from(contactIdentities)
    .where(
      and(
        eq(contactIdentities.workspaceId, workspaceId),
        eq(contactIdentities.contactId, contactId),
        isNull(contactIdentities.supersededAt),
      ),
    )
    .orderBy(asc(contactIdentities.createdAt), asc(contactIdentities.id));
  const phone = identities.find(({ kind }) => kind === "wa_phone")?.value;
  const bsuid = identities.find(({ kind }) => kind === "wa_bsuid")?.value;
  return { ...(phone && { phone }), ...(bsuid && { bsuid }) };
}
