import { anyOf } from "@parley/db/bulk";
import { contacts, conversations } from "@parley/db/schema";
import { DomainError } from "@parley/domain/errors";
import type { ContactId, ConversationId } from "@parley/domain/ids";
import { and, asc, eq, sql } from "drizzle-orm";
import type { CommandContext } from "../command/index.ts";

type Change = Partial<
  Pick<
    typeof contacts.$inferInsert,
    "name" | "isBlocked" | "marketingStoppedAt" | "marketingAllowedAt" | "metadata"
  >
>;

/**
 * Changes the contact's row (perhaps in nothing but its revision) and tells everybody who sees one of its
 * conversations. Returns the version each of these has now. Throws `contact.not_found`. It locks the contact, then
 * its conversations by id, as recording inbound messages does.
 */
export async function touchContact(
  context: CommandContext,
  id: ContactId,
  change: Change = {},
): Promise<Map<ConversationId, number>> {
  const { tx, scope, emit, about } = context;
  about({ kind: "contact", id });
  const changed = await tx
    .update(contacts)
    .set({ ...change, revision: sql`${contacts.revision} + 1` })
    .where(and(eq(contacts.workspaceId, scope.workspaceId), eq(contacts.id, id)))
    .returning({ id: contacts.id });
  if (changed.length === 0) throw absentContact();
  const locked = await tx
    .select({ id: conversations.id })
    .from(conversations)
    .where(and(eq(conversations.workspaceId, scope.workspaceId), eq(conversations.contactId, id)))
    .orderBy(asc(conversations.id))
    .for("update");
  const ids = locked.map((row) => row.id);
  const touched = await tx
    .update(conversations)
    .set({ version: sql`${conversations.version} + 1` })
    .where(and(eq(conversations.workspaceId, scope.workspaceId), anyOf(conversations.id, ids)))
    .returning({ id: conversations.id, version: conversations.version });
  for (const row of touched) emit(row.id, row.version);
  return new Map(touched.map((row) => [row.id, row.version]));
}

export function absentContact(): DomainError {
  return new DomainError(
    "contact.not_found",
    "unable to find the contact; it does not exist or was removed",
  );
}
