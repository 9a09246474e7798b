import { anyOf } from "@parley/db/bulk";
import { contacts, conversations, messages, numbers } from "@parley/db/schema";
import type { Tx } from "@parley/db/scope";
import { displayName } from "@parley/domain/identity";
import type { ContactId, ConversationId, MessageId, WorkspaceId } from "@parley/domain/ids";
import type { ContentType } from "@parley/domain/messages";
import {
  type ExcerptPart,
  type SearchTerms,
  searchExcerpt,
  searchTerms,
  searchTexts,
} from "@parley/domain/search";
import { and, eq } from "drizzle-orm";
import { type QueryContext, query } from "../command/index.ts";
import { phoneOf } from "./contact-phone.ts";
import { findPostings, type PostingCursor } from "./find-postings.ts";

export type MessageHit = {
  messageId: MessageId;
  conversationId: ConversationId;
  at: Date;
  direction: "inbound" | "outbound";
  kind: ContentType;
  excerpt: ExcerptPart[];
  contact: { id: ContactId; name: string };
  numberName: string;
};

export type MessageHits = {
  items: MessageHit[];
  /** Where the next page begins; null after the last. */
  next: PostingCursor | null;
};

export type SearchMessages = { query: string; after: PostingCursor | null; limit: number };

/** A page of the messages whose words match, most recent first (SEA-4, SEA-8). At most four statements. */
export const searchMessages = query(
  "message.view",
  async ({ tx, scope }: QueryContext, input: SearchMessages): Promise<MessageHits> => {
    const terms = searchTerms(input.query);
    if (terms === null) return { items: [], next: null };
    const { after, limit } = input;
    const found = await findPostings(tx, scope.workspaceId, terms, { after, limit: limit + 1 });
    const page = found.slice(0, limit);
    const items = await viewHits(tx, scope.workspaceId, page, terms);
    return { items, next: found.length > limit ? (page.at(-1) ?? null) : null };
  },
);

/** The hits in their order; a message whose words are on their way out is no hit (P-10). */
async function viewHits(
  tx: Tx,
  workspaceId: WorkspaceId,
  page: readonly PostingCursor[],
  terms: SearchTerms,
): Promise<MessageHit[]> {
  if (page.length === 0) return [];
  const rows = await selectHits(tx, workspaceId, page);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return page.flatMap(({ messageId }) => {
    const row = byId.get(messageId);
    const texts = row === undefined ? [] : searchTexts(row.content);
    if (row === undefined || texts.length === 0) return [];
    const { conversationId, at, direction, content, contact, phone, numberName } = row;
    return [
      {
        ...{ messageId, conversationId, at, direction, numberName },
        kind: content.type,
        excerpt: searchExcerpt(texts, terms),
        contact: { id: contact.id, name: displayName({ ...contact, phone }) },
      },
    ];
  });
}

function selectHits(tx: Tx, workspaceId: WorkspaceId, page: readonly PostingCursor[]) {
  return tx
    .select({
      id: messages.id,
      conversationId: messages.conversationId,
      at: messages.providerAt,
      direction: messages.direction,
      content: messages.content,
      contact: contacts,
      phone: phoneOf(contacts.id),
      numberName: numbers.displayName,
    })
    .from(messages)
    .innerJoin(
      conversations,
      and(
        eq(conversations.workspaceId, messages.workspaceId),
        eq(conversations.id, messages.conversationId),
      ),
    )
    .innerJoin(
      contacts,
      and(
        eq(contacts.workspaceId, conversations.workspaceId),
        eq(contacts.id, conversations.contactId),
      ),
    )
    .innerJoin(
      numbers,
      and(eq(numbers.workspaceId, messages.workspaceId), eq(numbers.id, messages.numberId)),
    )
    .where(
      and(
        eq(messages.workspaceId, workspaceId),
        anyOf(
          messages.id,
          page.map(({ messageId }) => messageId),
        ),
      ),
    );
}
