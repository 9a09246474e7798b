import { contactIdentities, conversations } from "@parley/db/schema";
import type { Tx } from "@parley/db/scope";
import type { ContactId, ConversationId, WorkspaceId } from "@parley/domain/ids";
import type { SendRequest } from "@parley/providers/port";
import { and, asc, eq, isNull, type SQL, sql } from "drizzle-orm";

/**
 * How a contact, or the contact of a conversation, is reached by now: phone and business-scoped id, each the
 * oldest that still holds.
 */
export async function recipientOf(
  tx: Tx,
  workspaceId: WorkspaceId,
  of: { contactId: ContactId } | { conversationId: ConversationId },
): Promise<SendRequest["to"]> {
  const contactId = "contactId" in of ? of.contactId : contactOf(workspaceId, of.conversationId);
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

function contactOf(workspaceId: WorkspaceId, id: ConversationId): SQL {
  return sql`(select ${conversations.contactId} from ${conversations}
    where ${conversations.workspaceId} = ${workspaceId} and ${conversations.id} = ${id})`;
}
