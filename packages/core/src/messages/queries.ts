import { conversations, messages } from "@parley/db/schema";
import type { Tx } from "@parley/db/scope";
import type { ConversationId } from "@parley/domain/ids";
import { and, asc, eq, gt, type SQL, sql } from "drizzle-orm";
import { type QueryContext, query } from "../command/index.ts";
import { absentConversation } from "../conversations/index.ts";
import { listThreadNoteChanges, listThreadNotes, type NoteView } from "../notes/index.ts";
import { type AsideView as EventView, listAsideChanges, listAsides } from "../timeline/index.ts";
import type { MessageView } from "./message-view.ts";
import { selectMessages, viewMessages } from "./view-messages.ts";

export type MessageCursor = { at: Date; position: number; sequence: number };

/** A line of a thread that is no message. */
export type AsideView = EventView | NoteView;

export type MessagePage = {
  /** In display order, oldest first (D-03). */
  items: MessageView[];
  /** What happened between them, oldest first. */
  asides: AsideView[];
  hasEarlier: boolean;
  /** The conversation's version, read before the rows: every change up to it is in them. */
  version: number;
};

export type ListMessages = {
  conversationId: ConversationId;
  before: MessageCursor | null;
  limit: number;
};

/** The newest messages of a conversation, or those before a cursor, by keyset. */
export const listMessages = query(
  "message.view",
  async ({ tx, scope }: QueryContext, input: ListMessages): Promise<MessagePage> => {
    const { conversationId, before, limit } = input;
    const version = await getVersion(tx, scope.workspaceId, conversationId);
    const earlier =
      before === null
        ? undefined
        : sql`(${messages.providerAt}, ${messages.position}, ${messages.sequence}) <
              (${before.at.toISOString()}::timestamptz, ${before.position}, ${before.sequence})`;
    const rows = await selectMessages(tx)
      .where(and(inConversation(scope.workspaceId, conversationId), earlier))
      .orderBy(...latestFirst)
      .limit(limit + 1);
    const hasEarlier = rows.length > limit;
    const shown = rows.slice(0, limit).reverse();
    const from = hasEarlier ? (shown[0]?.message.providerAt ?? null) : null;
    const { workspaceId } = scope;
    const [items, asides, notes] = await Promise.all([
      viewMessages(tx, shown),
      listAsides(tx, { workspaceId, conversationId }, { from, before: before?.at ?? null }),
      listThreadNotes({ tx, scope }, conversationId, { from, before: before?.at ?? null }),
    ]);
    return { items, asides: byTime([...asides, ...notes]), hasEarlier, version };
  },
);

export type MessageChanges = {
  items: MessageView[];
  asides: AsideView[];
  version: number;
  hasMore: boolean;
};

const maxChanges = 200;

/**
 * Messages that changed after `version`, in order of change: what a client that was away, or was
 * told of a newer version, needs to be up to date. `hasMore`: reload the thread instead.
 */
export const listMessageChanges = query(
  "message.view",
  async (
    { tx, scope }: QueryContext,
    input: { conversationId: ConversationId; sinceVersion: number },
  ): Promise<MessageChanges> => {
    const { conversationId, sinceVersion } = input;
    const version = await getVersion(tx, scope.workspaceId, conversationId);
    const rows = await selectMessages(tx)
      .where(
        and(inConversation(scope.workspaceId, conversationId), gt(messages.version, sinceVersion)),
      )
      .orderBy(asc(messages.version), asc(messages.sequence))
      .limit(maxChanges + 1);
    const place = { workspaceId: scope.workspaceId, conversationId };
    const [items, asides, notes] = await Promise.all([
      viewMessages(tx, rows.slice(0, maxChanges)),
      listAsideChanges(tx, place, { sinceVersion, limit: maxChanges + 1 }),
      listThreadNoteChanges({ tx, scope }, conversationId, { sinceVersion, limit: maxChanges + 1 }),
    ]);
    const hasMore = [rows, asides, notes].some(({ length }) => length > maxChanges);
    return { items, asides: byTime([...asides, ...notes]), version, hasMore };
  },
);

function byTime(asides: readonly AsideView[]): AsideView[] {
  return asides.toSorted((a, b) => a.at.getTime() - b.at.getTime() || (a.id < b.id ? -1 : 1));
}

// As the index has them, so that it is read in its order and nothing is sorted.
const latestFirst = [messages.providerAt, messages.position, messages.sequence].map(
  (column) => sql`${column} desc nulls last`,
);

async function getVersion(tx: Tx, workspaceId: string, id: ConversationId): Promise<number> {
  const [row] = await tx
    .select({ version: conversations.version })
    .from(conversations)
    .where(and(sql`${conversations.workspaceId} = ${workspaceId}`, eq(conversations.id, id)));
  if (row === undefined) throw absentConversation();
  return row.version;
}

function inConversation(workspaceId: string, id: ConversationId): SQL | undefined {
  return and(
    sql`${messages.workspaceId} = ${workspaceId}`,
    eq(messages.conversationId, id),
    // A reaction of ours is shown at its target, not as a message.
    sql`${messages.content} ->> 'type' <> 'reaction'`,
  );
}
