import { anyOf, insertRows, recordSet } from "@parley/db/bulk";
import { contactIdentities, contacts } from "@parley/db/schema";
import type { Tx } from "@parley/db/scope";
import { stillMeans } from "@parley/domain/identity";
import { type ContactId, newId, type WorkspaceId } from "@parley/domain/ids";
import { and, eq, sql } from "drizzle-orm";
import { v7 } from "uuid";
import { freeIdentities } from "./free-identities.ts";
import {
  groupSenders,
  identityKey,
  type Person,
  type SeenSender,
  variantsOf,
} from "./group-senders.ts";

/**
 * The contact of each sender, made where there is none, by identity key ("wa_phone:+491…").
 * However many transactions see a new person at once, one contact results (F-20). A constant
 * number of statements for a batch of any size; profile names and new identities are kept up to date. An identity that
 * was retired long before is a stranger's by now, and becomes theirs (IDN-12).
 */
export async function resolveContacts(
  tx: Tx,
  workspaceId: WorkspaceId,
  senders: readonly SeenSender[],
): Promise<Map<string, ContactId>> {
  const personOf = groupSenders(senders);
  const persons = [...new Set(personOf.values())];
  if (persons.length === 0) return new Map();
  const found = await findContacts(tx, workspaceId, persons);
  const strangers = persons.filter((person) => !found.has(person));
  if (strangers.length > 0) await createContacts(tx, workspaceId, strangers, found);
  await addIdentities(tx, workspaceId, found);
  await updateNames(tx, workspaceId, found);
  return new Map(
    [...personOf].flatMap(([key, person]) => {
      const known = found.get(person);
      return known === undefined ? [] : [[key, known.contactId]];
    }),
  );
}

type Known = {
  contactId: ContactId;
  identities: Set<string>;
  profileName: string | null;
  username: string | null;
};
type KnownPersons = Map<Person, Known>;

async function findContacts(
  tx: Tx,
  workspaceId: WorkspaceId,
  persons: readonly Person[],
): Promise<KnownPersons> {
  const values = persons.flatMap((person) => [...person.identities.values()].flatMap(variantsOf));
  const rows = await tx
    .select({
      id: contactIdentities.id,
      kind: contactIdentities.kind,
      value: contactIdentities.value,
      contactId: contactIdentities.contactId,
      supersededAt: contactIdentities.supersededAt,
      profileName: contacts.profileName,
      username: contacts.username,
    })
    .from(contactIdentities)
    .innerJoin(
      contacts,
      and(
        eq(contacts.workspaceId, contactIdentities.workspaceId),
        eq(contacts.id, contactIdentities.contactId),
      ),
    )
    .where(
      and(
        eq(contactIdentities.workspaceId, workspaceId),
        anyOf(
          contactIdentities.value,
          values.map(({ value }) => value),
        ),
      ),
    );
  const byKey = new Map(rows.map((row) => [identityKey(row), row]));
  const known: KnownPersons = new Map();
  const freed: string[] = [];
  for (const person of persons) {
    const named = [...person.identities.values()].flatMap(
      (identity) =>
        variantsOf(identity).flatMap((one) => byKey.get(identityKey(one)) ?? [])[0] ?? [],
    );
    const theirs = named.filter(({ supersededAt }) => stillMeans(supersededAt, person.seenAt));
    freed.push(...named.filter((row) => !theirs.includes(row)).map(({ id }) => id));
    // What is still in use says more than what was given up.
    const row = theirs.find(({ supersededAt }) => supersededAt === null) ?? theirs[0];
    if (row === undefined) continue;
    const identities = rows.filter(({ contactId }) => contactId === row.contactId).map(identityKey);
    known.set(person, { ...row, identities: new Set(identities) });
  }
  await freeIdentities(tx, workspaceId, freed);
  return known;
}

/** The first identity decides a race: who inserts it makes the contact, who does not takes theirs. */
async function createContacts(
  tx: Tx,
  workspaceId: WorkspaceId,
  strangers: readonly Person[],
  known: KnownPersons,
): Promise<void> {
  const claims = strangers.flatMap((person) => {
    const [identity] = person.identities.values();
    return identity === undefined ? [] : [{ person, identity, contactId: newId<ContactId>() }];
  });
  claims.sort((a, b) => (identityKey(a.identity) < identityKey(b.identity) ? -1 : 1));
  const won = await insertRows(
    tx,
    contactIdentities,
    claims.map(({ identity, contactId }) => ({ workspaceId, id: v7(), contactId, ...identity })),
    ["contactId"],
  );
  const winners = new Set(won.map(({ contactId }) => contactId));
  const created = claims.filter(({ contactId }) => winners.has(contactId));
  await insertRows(
    tx,
    contacts,
    created.map(({ contactId, person }) => ({
      workspaceId,
      id: contactId,
      profileName: person.profileName,
      username: person.username,
    })),
  );
  for (const { person, identity, contactId } of created) {
    const { profileName, username } = person;
    const identities = new Set([identityKey(identity)]);
    known.set(person, { contactId, identities, profileName, username });
  }
  const lost = claims.filter(({ contactId }) => !winners.has(contactId));
  if (lost.length === 0) return;
  const theirs = await findContacts(
    tx,
    workspaceId,
    lost.map(({ person }) => person),
  );
  for (const [person, contact] of theirs) known.set(person, contact);
}

async function addIdentities(tx: Tx, workspaceId: WorkspaceId, known: KnownPersons): Promise<void> {
  const added = [...known].flatMap(([person, { contactId, identities }]) =>
    [...person.identities]
      .filter(([key]) => !identities.has(key))
      .map(([, identity]) => ({ workspaceId, id: v7(), contactId, ...identity })),
  );
  await insertRows(tx, contactIdentities, added);
}

async function updateNames(tx: Tx, workspaceId: WorkspaceId, known: KnownPersons): Promise<void> {
  const renamed = [...known].filter(
    ([person, stored]) =>
      (person.profileName ?? stored.profileName) !== stored.profileName ||
      (person.username ?? stored.username) !== stored.username,
  );
  if (renamed.length === 0) return;
  const rows = renamed.map(([{ profileName, username }, { contactId: id }]) => ({
    id,
    profileName,
    username,
  }));
  await tx.execute(sql`
    update contacts c set profile_name = coalesce(r.profile_name, c.profile_name),
      username = coalesce(r.username, c.username)
    from ${recordSet(contacts, rows, ["id", "profileName", "username"])}
    where c.workspace_id = ${workspaceId} and c.id = r.id`);
}
