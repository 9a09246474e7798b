import { conversations, messages, numbers } from "@parley/db/schema";
import type { ConversationStatus } from "@parley/domain/conversations";
import type { ConversationId } from "@parley/domain/ids";
import { and, desc, eq, ne, type SQL, sql } from "drizzle-orm";
import { type QueryContext, query } from "../command/index.ts";
import { absentConversation } from "./queries.ts";

/** An earlier (or other) conversation with the same person: from when to when, and how much was said. */
export type HistoryView = {
  id: ConversationId;
  status: ConversationStatus;
  numberName: string;
  /** Of the first and the last message; null where nothing was said. */
  firstAt: Date | null;
  lastAt: Date | null;
  messageCount: number;
  lastActivityAt: Date;
};

export type ListHistory = {
  conversationId: ConversationId;
  before: { lastActivityAt: Date; id: ConversationId } | null;
  limit: number;
};

export type HistoryPage = { items: HistoryView[]; hasMore: boolean };

/** The other conversations with the contact of this one, latest first, by keyset (S0.48). Throws `conversation.not_found`. */
export const listHistory = query(
  "conversation.view",
  async ({ tx, scope }: QueryContext, input: ListHistory): Promise<HistoryPage> => {
    const { conversationId, before, limit } = input;
    const [here] = await tx
      .select({ contactId: conversations.contactId })
      .from(conversations)
      .where(
        and(eq(conversations.workspaceId, scope.workspaceId), eq(conversations.id, conversationId)),
      );
    if (here === undefined) throw absentConversation();
    const rows = await tx
      .select({
        id: conversations.id,
        status: conversations.status,
        numberName: numbers.displayName,
        firstAt: ofMessages<string | null>(sql`min(m.provider_at)`),
        lastAt: ofMessages<string | null>(sql`max(m.provider_at)`),
        messageCount: ofMessages<number>(sql`count(*)::int`),
        lastActivityAt: conversations.lastActivityAt,
      })
      .from(conversations)
      .innerJoin(
        numbers,
        and(
          eq(numbers.workspaceId, conversations.workspaceId),
          eq(numbers.id, conversations.numberId),
        ),
      )
      .where(
        and(
          eq(conversations.workspaceId, scope.workspaceId),
          eq(conversations.contactId, here.contactId),
          ne(conversations.id, conversationId),
          before === null
            ? undefined
            : sql`(${conversations.lastActivityAt}, ${conversations.id}) < (${before.lastActivityAt.toISOString()}::timestamptz, ${before.id}::uuid)`,
        ),
      )
      .orderBy(desc(conversations.lastActivityAt), desc(conversations.id))
      .limit(limit + 1);
    const items = rows.slice(0, limit).map((row) => ({
      ...row,
      firstAt: dateOf(row.firstAt),
      lastAt: dateOf(row.lastAt),
    }));
    return { items, hasMore: rows.length > limit };
  },
);

/** Of what the thread shows as a message: a reaction stands on one. */
function ofMessages<Value>(value: SQL): SQL<Value> {
  return sql<Value>`(select ${value} from ${messages} m
    where m.workspace_id = ${conversations.workspaceId} and m.conversation_id = ${conversations.id}
      and m.content ->> 'type' <> 'reaction')`;
}

function dateOf(text: string | null): Date | null {
  return text === null ? null : new Date(text);
}
