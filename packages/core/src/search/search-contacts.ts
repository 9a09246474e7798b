import { anyOf } from "@parley/db/bulk";
import { contacts, conversations } from "@parley/db/schema";
import type { Tx } from "@parley/db/scope";
import { displayName } from "@parley/domain/identity";
import type { ContactId, ConversationId, WorkspaceId } from "@parley/domain/ids";
import {
  type ExcerptPart,
  phoneTerm,
  type SearchTerms,
  searchExcerpt,
  searchTerms,
} from "@parley/domain/search";
import { and, desc, eq, type SQL, sql } from "drizzle-orm";
import { type QueryContext, query } from "../command/index.ts";
import { phoneOf } from "./contact-phone.ts";
import { endOfPrefix } from "./find-postings.ts";

/** A person, and the conversation with them that was active last. */
export type ContactHit = {
  contactId: ContactId;
  conversationId: ConversationId;
  name: ExcerptPart[];
  phone: string | null;
};

export type ContactCursor = { word: string; contactId: ContactId };
export type ContactHits = { items: ContactHit[]; next: ContactCursor | null };
export type SearchContacts = { query: string; after: ContactCursor | null; limit: number };

/** A page of the people whose names or phone match (SEA-6), those of whom more was typed first. Two statements. */
export const searchContacts = query(
  "conversation.view",
  async ({ tx, scope }: QueryContext, input: SearchContacts): Promise<ContactHits> => {
    const phone = phoneTerm(input.query);
    const terms = phone === null ? searchTerms(input.query) : { words: [], prefix: phone };
    if (terms === null) return { items: [], next: null };
    const { limit } = input;
    const found = await findContactWords(tx, scope.workspaceId, terms, input);
    const page = found.slice(0, limit);
    const ids = [...new Set(page.map(({ contactId }) => contactId))];
    const items = await viewContacts(tx, scope.workspaceId, ids, terms);
    return { items, next: found.length > limit ? (page.at(-1) ?? null) : null };
  },
);

/** Words that match the last term, with their contacts, who have all others too; in the order of the index. */
async function findContactWords(
  tx: Tx,
  workspaceId: WorkspaceId,
  { words, prefix }: SearchTerms,
  { after, limit }: SearchContacts,
): Promise<ContactCursor[]> {
  const [first = "", ...rest] = words;
  const isWalked =
    prefix === null
      ? sql`w.word = ${first}`
      : sql`w.word >= ${prefix} and w.word < ${endOfPrefix(prefix)}`;
  const others = (prefix === null ? rest : words).map(
    (
      word,
    ): SQL => sql` and exists (select from contact_words o where o.workspace_id = ${workspaceId}
      and o.word = ${word} and o.contact_id = w.contact_id)`,
  );
  const isLater =
    after === null
      ? sql``
      : sql`and (w.word, w.contact_id) > (${after.word}, ${after.contactId}::uuid)`;
  const rows = await tx.execute<{ word: string; contact_id: ContactId }>(sql`
    select w.word, w.contact_id from contact_words w
    where w.workspace_id = ${workspaceId} and ${isWalked} ${isLater} ${sql.join(others)}
    order by w.word, w.contact_id limit ${limit + 1}`);
  return rows.map(({ word, contact_id }) => ({ word, contactId: contact_id }));
}

/** The contacts in their order; those without a conversation have nothing to open. */
async function viewContacts(
  tx: Tx,
  workspaceId: WorkspaceId,
  ids: readonly ContactId[],
  terms: SearchTerms,
): Promise<ContactHit[]> {
  if (ids.length === 0) return [];
  const rows = await tx
    .selectDistinctOn([contacts.id], {
      contact: contacts,
      phone: phoneOf(contacts.id),
      conversationId: conversations.id,
    })
    .from(contacts)
    .innerJoin(
      conversations,
      and(
        eq(conversations.workspaceId, contacts.workspaceId),
        eq(conversations.contactId, contacts.id),
      ),
    )
    .where(and(eq(contacts.workspaceId, workspaceId), anyOf(contacts.id, ids)))
    .orderBy(contacts.id, desc(conversations.lastActivityAt));
  const byId = new Map(rows.map((row) => [row.contact.id, row]));
  return ids.flatMap((contactId) => {
    const row = byId.get(contactId);
    if (row === undefined) return [];
    const { contact, phone, conversationId } = row;
    const name = searchExcerpt([displayName({ ...contact, phone })], terms);
    return [{ contactId, conversationId, name, phone }];
  });
}
