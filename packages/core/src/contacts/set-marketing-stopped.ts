import { contacts } from "@parley/db/schema";
import type { Tx } from "@parley/db/scope";
import type { WorkspaceId } from "@parley/domain/ids";
import type { InboundSender } from "@parley/providers/port";
import { and, eq, sql } from "drizzle-orm";
import { resolveContacts } from "./resolve-contacts.ts";

/** Keeps since when a person wants no marketing, or allows it again, by their own word (A.13, MKT-1). */
export async function setMarketingStopped(
  tx: Tx,
  workspaceId: WorkspaceId,
  person: InboundSender,
  { isStopped, at }: { isStopped: boolean; at: Date },
): Promise<void> {
  const [contactId] = (await resolveContacts(tx, workspaceId, [person])).values();
  if (contactId === undefined) return;
  await tx
    .update(contacts)
    .set({
      marketingStoppedAt: isStopped ? at : null,
      marketingAllowedAt: isStopped ? null : at,
      revision: sql`${contacts.revision} + 1`,
    })
    .where(and(eq(contacts.workspaceId, workspaceId), eq(contacts.id, contactId)));
}
