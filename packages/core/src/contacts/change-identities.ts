import { anyOf, insertRows } from "@parley/db/bulk";
import { contactIdentities } from "@parley/db/schema";
import type { Tx } from "@parley/db/scope";
import {
  applyIdentityChange,
  type ContactIdentity,
  identityChange,
  phoneVariants,
  stillMeans,
} from "@parley/domain/identity";
import type { ContactId, WorkspaceId } from "@parley/domain/ids";
import type { InboundIdentityChange } from "@parley/providers/port";
import { and, eq, sql } from "drizzle-orm";
import { v7 } from "uuid";
import { freeIdentities } from "./free-identities.ts";
import { identityKey } from "./group-senders.ts";
import { resolveContacts } from "./resolve-contacts.ts";

/**
 * Gives a contact the identities it is known by from now on; the old ones are kept as superseded, found for
 * a while but no longer written to (IDN-10, IDN-12). Applying it again changes nothing. When somebody else has the new identity already,
 * both contacts stay as they are: who is who is for a person to say.
 */
export async function changeIdentities(
  tx: Tx,
  workspaceId: WorkspaceId,
  { from, to, providerAt }: Pick<InboundIdentityChange, "from" | "to" | "providerAt">,
  receivedAt: Date,
): Promise<void> {
  const change = identityChange(from, to);
  if (change === null) return;
  const at = providerAt ?? receivedAt;
  const contacts = await resolveContacts(tx, workspaceId, [{ sender: from, at }]);
  const [contactId] = contacts.values();
  if (contactId === undefined) return;
  const rows = await findIdentities(tx, workspaceId, contactId, change.current);
  const foreign = rows.filter((row) => row.contactId !== contactId);
  if (foreign.some(({ supersededAt }) => stillMeans(supersededAt, at))) return;
  await freeIdentities(
    tx,
    workspaceId,
    foreign.map(({ id }) => id),
  );
  const active = rows.filter((row) => !foreign.includes(row) && row.supersededAt === null);
  const { retired, added } = applyIdentityChange(active, change);
  await supersede(tx, workspaceId, contactId, retired, at);
  await joinIdentities(
    tx,
    workspaceId,
    added.map((identity) => ({ contactId, ...identity })),
  );
  await supersede(tx, workspaceId, contactId, added, null);
}

/** Adds identities to contacts, except those that belong to somebody. */
export async function joinIdentities(
  tx: Tx,
  workspaceId: WorkspaceId,
  joined: readonly (ContactIdentity & { contactId: ContactId })[],
): Promise<void> {
  await insertRows(
    tx,
    contactIdentities,
    joined.map(({ contactId, kind, value }) => ({
      ...{ workspaceId, id: v7(), contactId, kind, value },
    })),
  );
}

/** Everything the contact is known by, and whose the new identities are. */
async function findIdentities(
  tx: Tx,
  workspaceId: WorkspaceId,
  contactId: ContactId,
  current: readonly ContactIdentity[],
) {
  const values = current.flatMap(({ kind, value }) =>
    kind === "wa_phone" ? phoneVariants(value) : [value],
  );
  const { id, kind, value, supersededAt } = contactIdentities;
  return tx
    .select({ id, kind, value, supersededAt, contactId: contactIdentities.contactId })
    .from(contactIdentities)
    .where(
      and(
        eq(contactIdentities.workspaceId, workspaceId),
        sql`(${eq(contactIdentities.contactId, contactId)} or ${anyOf(value, values)})`,
      ),
    );
}

async function supersede(
  tx: Tx,
  workspaceId: WorkspaceId,
  contactId: ContactId,
  identities: readonly ContactIdentity[],
  at: Date | null,
): Promise<void> {
  if (identities.length === 0) return;
  await tx
    .update(contactIdentities)
    .set({ supersededAt: at })
    .where(
      and(
        eq(contactIdentities.workspaceId, workspaceId),
        eq(contactIdentities.contactId, contactId),
        sql`${contactIdentities.kind} || ':' || ${contactIdentities.value}
          = any(${sql.param(identities.map(identityKey))}::text[])`,
      ),
    );
}
