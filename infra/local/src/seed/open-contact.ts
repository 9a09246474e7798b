import { contactIdentities, contacts } from "@parley/db/schema";
import type { Tx } from "@parley/db/scope";
import { type ContactId, newId, type WorkspaceId } from "@parley/domain/ids";
import { and, eq } from "drizzle-orm";
import { v7 } from "uuid";
import type { Thread } from "./script.ts";

/** The contact of a thread's customer, who may have written to another number of the workspace before. */
export async function openContact(
  tx: Tx,
  workspaceId: WorkspaceId,
  { customer: { name: profileName, phone: value } }: Thread,
  createdAt: Date,
): Promise<ContactId> {
  const [known] = await tx
    .select({ id: contactIdentities.contactId })
    .from(contactIdentities)
    .where(
      and(
        eq(contactIdentities.workspaceId, workspaceId),
        eq(contactIdentities.kind, "wa_phone"),
        eq(contactIdentities.value, value),
      ),
    );
  if (known !== undefined) return known.id;
  const contactId = newId<ContactId>();
  await tx.insert(contacts).values({ workspaceId, id: contactId, profileName, createdAt });
  await tx
    .insert(contactIdentities)
    .values({ workspaceId, id: v7(), contactId, kind: "wa_phone", value, createdAt });
  return contactId;
}
