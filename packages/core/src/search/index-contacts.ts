import { anyOf, insertRows, recordSet } from "@parley/db/bulk";
import { contactIdentities, contacts, contactWords } from "@parley/db/schema";
import type { Tx } from "@parley/db/scope";
import type { ContactId, WorkspaceId } from "@parley/domain/ids";
import { contactWords as wordsOf } from "@parley/domain/search";
import { and, eq, sql } from "drizzle-orm";

type ContactWord = { contactId: ContactId; word: string };

/** Brings the words of these contacts up to date with their names and phones (SEA-6). */
export async function indexContacts(
  tx: Tx,
  workspaceId: WorkspaceId,
  ids: readonly ContactId[],
): Promise<void> {
  if (ids.length === 0) return;
  const [wanted, stored] = await Promise.all([
    readWords(tx, workspaceId, ids),
    tx
      .select({ contactId: contactWords.contactId, word: contactWords.word })
      .from(contactWords)
      .where(and(eq(contactWords.workspaceId, workspaceId), anyOf(contactWords.contactId, ids))),
  ]);
  const isWanted = new Set(wanted.map(keyOf));
  const isStored = new Set(stored.map(keyOf));
  const gone = stored.filter((one) => !isWanted.has(keyOf(one)));
  if (gone.length > 0) {
    await tx.execute(sql`
      delete from contact_words w using ${recordSet(contactWords, gone, ["contactId", "word"])}
      where w.workspace_id = ${workspaceId} and w.contact_id = r.contact_id and w.word = r.word`);
  }
  const added = wanted.filter((one) => !isStored.has(keyOf(one)));
  await insertRows(
    tx,
    contactWords,
    added.map((one) => ({ workspaceId, ...one })),
  );
}

async function readWords(
  tx: Tx,
  workspaceId: WorkspaceId,
  ids: readonly ContactId[],
): Promise<ContactWord[]> {
  const [people, phones] = await Promise.all([
    tx
      .select({
        id: contacts.id,
        name: contacts.name,
        profileName: contacts.profileName,
        username: contacts.username,
      })
      .from(contacts)
      .where(and(eq(contacts.workspaceId, workspaceId), anyOf(contacts.id, ids))),
    tx
      .select({ contactId: contactIdentities.contactId, phone: contactIdentities.value })
      .from(contactIdentities)
      .where(
        and(
          eq(contactIdentities.workspaceId, workspaceId),
          anyOf(contactIdentities.contactId, ids),
          sql`${contactIdentities.kind} = 'wa_phone'`,
        ),
      ),
  ]);
  const phonesOf = Map.groupBy(phones, ({ contactId }) => contactId);
  return people.flatMap(({ id: contactId, name, profileName, username }) => {
    const known = phonesOf.get(contactId)?.map(({ phone }) => phone) ?? [];
    const words = wordsOf({ names: [name, profileName, username], phones: known });
    return words.map((word) => ({ contactId, word }));
  });
}

function keyOf({ contactId, word }: ContactWord): string {
  return `${contactId} ${word}`;
}
