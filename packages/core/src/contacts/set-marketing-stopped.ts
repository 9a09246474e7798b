import { contacts } from "@parley/db/schema";
import type { Tx } from "@parley/db/scope";
import type { WorkspaceId } from "@parley/domain/ids";
import type { InboundSender } from "@parley/providers/port";
import { and, eq } from "drizzle-orm";
import { resolveContacts } from "./resolve-contacts.ts";

/** Keeps since when a person wants no marketing; null once they allow it again (A.13). */
export async function setMarketingStopped(
  tx: Tx,
  workspaceId: WorkspaceId,
  person: InboundSender,
  stoppedAt: Date | null,
): Promise<void> {
  const [contactId] = (await resolveContacts(tx, workspaceId, [person])).values();
  if (contactId === undefined) return;
  await tx
    .update(contacts)
    .set({ marketingStoppedAt: stoppedAt })
    .where(and(eq(contacts.workspaceId, workspaceId), eq(contacts.id, contactId)));
}
